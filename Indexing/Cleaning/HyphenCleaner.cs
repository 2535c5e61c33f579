using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Joins words that a hyphen parts at the end of a line, and removes soft hyphens.</summary>
/// <remarks>
/// A hyphen stays where the document writes the word with one in the middle of a line too, and where no small letter
/// follows.
/// </remarks>
public sealed class HyphenCleaner : IDocumentCleaner
{
    private const char SoftHyphen = '\u00AD';
    private const int LongestWord = 64;

    /// <inheritdoc/>
    public string Version => "hyphens 1";

    /// <inheritdoc/>
    public Document Clean(Document document, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        var text = document.Text;
        var written = HyphenatedWords(text);
        var edits = new TextEdits(document);
        for (var at = NextHyphen(text, 0); at >= 0; at = NextHyphen(text, at + 1))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var next = StartOfNextLine(text, at + 1);
            if (next > 0 && IsParted(text, at, next))
            {
                var isWritten = text[at] != SoftHyphen && written.Contains(JoinedWord(text, at, next));
                edits.Remove(new TextSpan(isWritten ? at + 1 : at, next));
            }
            else if (text[at] == SoftHyphen)
            {
                edits.Remove(new TextSpan(at, at + 1));
            }
        }

        return edits.Apply();
    }

    private static int NextHyphen(string text, int start)
    {
        var next = text.AsSpan(start).IndexOfAny('-', '\u2010', SoftHyphen);
        return next < 0 ? -1 : start + next;
    }

    /// <summary>Where the text goes on after a line end and indentation; 0 when no line ends here.</summary>
    private static int StartOfNextLine(string text, int index)
    {
        var at = index < text.Length && text[index] == '\r' ? index + 1 : index;
        if (at == text.Length || text[at] != '\n')
        {
            return 0;
        }

        at++;
        while (at < text.Length && at - index < LongestWord && text[at] is ' ' or '\t')
        {
            at++;
        }

        return at;
    }

    private static bool IsParted(string text, int hyphen, int next) =>
        hyphen > 0 && char.IsLetter(text[hyphen - 1]) && next < text.Length && char.IsLower(text[next]);

    private static string JoinedWord(string text, int hyphen, int next)
    {
        var start = hyphen;
        while (start > 0 && hyphen - start < LongestWord && char.IsLetter(text[start - 1]))
        {
            start--;
        }

        var end = next;
        while (end < text.Length && end - next < LongestWord && char.IsLetter(text[end]))
        {
            end++;
        }

        return string.Concat(text.AsSpan(start, hyphen - start), "-", text.AsSpan(next, end - next));
    }

    /// <summary>The words that are written with a hyphen in the middle of a line.</summary>
    private static HashSet<string> HyphenatedWords(string text)
    {
        var words = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var at = NextHyphen(text, 0); at >= 0; at = NextHyphen(text, at + 1))
        {
            if (at > 0 && at + 1 < text.Length && char.IsLetter(text[at - 1]) && char.IsLetter(text[at + 1]))
            {
                words.Add(JoinedWord(text, at, at + 1));
            }
        }

        return words;
    }
}
