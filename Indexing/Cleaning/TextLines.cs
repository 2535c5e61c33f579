using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Takes texts apart into lines.</summary>
internal static class TextLines
{
    /// <summary>The lines of a range, ended by LF, CR LF or CR alone.</summary>
    public static IEnumerable<TextLine> Of(string text, int start, int end)
    {
        while (start < end)
        {
            var length = text.AsSpan(start, end - start).IndexOfAny('\n', '\r');
            if (length < 0)
            {
                yield return new TextLine(new TextSpan(start, end), 0);
                yield break;
            }

            var feed = start + length;
            var endLength = text[feed] == '\r' && feed + 1 < end && text[feed + 1] == '\n' ? 2 : 1;
            yield return new TextLine(new TextSpan(start, feed), endLength);
            start = feed + endLength;
        }
    }
}
