using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Cuts after empty lines.</summary>
internal sealed class PassageRule : CutRule
{
    public override void AddCuts(Document document, TextSpan range, CutList cuts)
    {
        var text = document.Text.AsSpan(0, range.End);
        for (var at = range.Start; at < range.End;)
        {
            var next = text[at..].IndexOf('\n');
            if (next < 0)
            {
                break;
            }

            at += next + 1;
            var after = EndOfEmptyLines(text, at);
            if (after > at)
            {
                cuts.Add(after);
                at = after;
            }
        }
    }

    /// <summary>The start of the first line from here on that is not empty.</summary>
    private static int EndOfEmptyLines(ReadOnlySpan<char> text, int lineStart)
    {
        for (var i = lineStart; i < text.Length; i++)
        {
            if (text[i] == '\n')
            {
                lineStart = i + 1;
            }
            else if (text[i] is not (' ' or '\t' or '\r'))
            {
                break;
            }
        }

        return lineStart;
    }
}
