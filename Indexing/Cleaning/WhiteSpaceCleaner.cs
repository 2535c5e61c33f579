using System.Buffers;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Makes one space of each run of spaces and tabs, and none before a line end.</summary>
/// <remarks>The indentation of lines stays, for code and nested lists; line ends stay as they are.</remarks>
public sealed class WhiteSpaceCleaner : IDocumentCleaner
{
    private static readonly SearchValues<char> Blanks = SearchValues.Create(
        " \t\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u202F\u205F\u3000");

    /// <inheritdoc/>
    public string Version => "white-space 1";

    /// <inheritdoc/>
    public Document Clean(Document document, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        var edits = new TextEdits(document);
        var text = document.Text.AsSpan();
        for (var at = 0; at < text.Length;)
        {
            var next = text[at..].IndexOfAny(Blanks);
            if (next < 0)
            {
                break;
            }

            var start = at + next;
            var length = text[start..].IndexOfAnyExcept(Blanks);
            at = length < 0 ? text.Length : start + length;
            var isIndentation = start == 0 || text[start - 1] is '\n' or '\r' or '\f';
            if (at == text.Length || text[at] is '\n' or '\r' or '\f')
            {
                edits.Remove(new TextSpan(start, at));
            }
            else if (!isIndentation)
            {
                edits.Replace(new TextSpan(start, at), " ");
            }

            cancellationToken.ThrowIfCancellationRequested();
        }

        return edits.Apply();
    }
}
