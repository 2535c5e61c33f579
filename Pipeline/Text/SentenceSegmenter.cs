namespace Search.Pipeline;

/// <summary>Finds the sentences of a text.</summary>
/// <remarks>
/// A sentence ends at a mark of its own (<c>. ! ? …</c> and their forms in other scripts) or where its paragraph ends:
/// at an empty line, a form feed, before a list item and between the rows of a table. A full stop after an
/// abbreviation, an initial or a number does not end one when the text goes on. Knows the abbreviations of English,
/// German, French, Spanish, Italian, Portuguese and Dutch; Chinese and Japanese by their own marks; Thai, which has
/// none, by its spaces. Never cuts a character as readers see it. Costs one pass over the text.
/// </remarks>
public static class SentenceSegmenter
{
    /// <summary>
    /// The sentences in order, without the white space around them; together they hold all other characters.
    /// </summary>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    public static IEnumerable<TextSpan> Segment(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Walk(text, new TextSpan(0, text.Length));
    }

    /// <summary>The sentences of a part of a text, as if the text ended with it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range reaches beyond the text.</exception>
    public static IEnumerable<TextSpan> Segment(string text, TextSpan range)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(range.End, text.Length);
        return Walk(text, range);
    }

    /// <summary>The sentence that holds a range, or the sentences from its first to its last.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range reaches beyond the text.</exception>
    public static TextSpan SentenceAt(string text, TextSpan span)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(span.End, text.Length);
        var (start, end) = (span.Start, span.End);
        foreach (var sentence in Walk(text, new TextSpan(0, text.Length)))
        {
            if (sentence.OverlapWith(span) > 0)
            {
                start = Math.Min(start, sentence.Start);
                end = Math.Max(end, sentence.End);
            }
            else if (sentence.Start >= span.End)
            {
                break;
            }
        }

        return new TextSpan(start, end);
    }

    private static IEnumerable<TextSpan> Walk(string text, TextSpan range)
    {
        var scanner = new SentenceScanner(text, range.End);
        var start = TextScan.SkipWhiteSpace(text, range.Start, range.End);
        while (start < range.End)
        {
            var end = scanner.FindEnd(start);
            yield return new TextSpan(start, TextScan.TrimEnd(text, start, end));
            start = TextScan.SkipWhiteSpace(text, end, range.End);
        }
    }
}
