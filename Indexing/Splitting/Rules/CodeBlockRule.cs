using System.Buffers;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Cuts a program before its outermost definitions, with the comments and attributes above them.</summary>
/// <remarks>
/// Needs no grammar: a definition is a line without indentation after an empty line, or one that begins with a word
/// such as <c>fn</c>, <c>def</c> or <c>public</c>.
/// </remarks>
internal sealed class CodeBlockRule : CutRule
{
    private static readonly SearchValues<string> Definitions = SearchValues.Create(
        [
            "fn ", "def ", "class ", "func ", "function ", "public ", "private ", "protected ", "internal ", "static ",
            "struct ", "enum ", "interface ", "trait ", "impl ", "type ", "export ", "async ", "module ", "namespace ",
            "pub ", "package ", "sub ", "template ", "abstract ", "sealed ", "record ", "union ",
        ],
        StringComparison.Ordinal);

    public override void AddCuts(Document document, TextSpan range, CutList cuts)
    {
        var text = document.Text.AsSpan(0, range.End);
        var before = ReadOnlySpan<char>.Empty;
        for (var line = range.Start; line < range.End;)
        {
            var feed = text[line..].IndexOf('\n');
            var end = feed < 0 ? range.End : line + feed + 1;
            var current = text[line..end].TrimEnd();
            if (BeginsBlock(current, before))
            {
                cuts.Add(line);
            }

            before = current;
            line = end;
        }
    }

    private static bool BeginsBlock(ReadOnlySpan<char> line, ReadOnlySpan<char> before)
    {
        if (line.IsEmpty || char.IsWhiteSpace(line[0]) || line[0] is '}' or ')' or ']' || line is "end")
        {
            return false;
        }

        return before.IsEmpty || (StartsDefinition(line) && !IsAnnotation(before));
    }

    private static bool StartsDefinition(ReadOnlySpan<char> line) => line.IndexOfAny(Definitions) == 0;

    private static bool IsAnnotation(ReadOnlySpan<char> line) =>
        line[0] is '#' or '@' or '[' or '*' || line.StartsWith("//", StringComparison.Ordinal)
        || line.StartsWith("/*", StringComparison.Ordinal) || line.StartsWith("--", StringComparison.Ordinal)
        || line.EndsWith("*/", StringComparison.Ordinal);
}
