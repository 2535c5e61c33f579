namespace Search.Pipeline;

/// <summary>Finds the sentences of a text.</summary>
/// <remarks>
/// A sentence ends at a mark of its own (<c>. ! ? …</c> and their full-width forms) or where its paragraph ends: at an
/// empty line or a form feed. A full stop after an abbreviation, an initial or a number does not end one when the text
/// goes on. Made for English; other languages that use the same marks come out well, but for their abbreviations.
/// </remarks>
public static class SentenceSegmenter
{
    private const string Marks = ".!?…。！？";
    private const string WideMarks = "。！？";
    private const string Closers = "\"'”’)]}»*_`";

    /// <summary>
    /// The sentences in order, without the white space around them; together they hold all other characters.
    /// </summary>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    public static IEnumerable<TextSpan> Segment(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Walk(text);
    }

    /// <summary>The sentence that holds a range, or the sentences from its first to its last.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range reaches beyond the text.</exception>
    public static TextSpan SentenceAt(string text, TextSpan span)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(span.End, text.Length);
        var (start, end) = (span.Start, span.End);
        foreach (var sentence in Walk(text))
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

    private static IEnumerable<TextSpan> Walk(string text)
    {
        var start = SkipWhiteSpace(text, 0);
        while (start < text.Length)
        {
            var end = EndOfSentence(text, start);
            yield return new TextSpan(start, TrimEnd(text, start, end));
            start = SkipWhiteSpace(text, end);
        }
    }

    private static int EndOfSentence(string text, int start)
    {
        for (var i = start; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\f' || (c == '\n' && IsEmptyLineAhead(text, i + 1)))
            {
                return i;
            }

            if (Marks.Contains(c, StringComparison.Ordinal))
            {
                var end = SkipMarks(text, i);
                if (EndsSentence(text, start, i, end))
                {
                    return end;
                }

                i = end - 1;
            }
        }

        return text.Length;
    }

    private static bool EndsSentence(string text, int start, int mark, int end)
    {
        if (WideMarks.Contains(text[mark], StringComparison.Ordinal) || end == text.Length)
        {
            return true;
        }

        if (!char.IsWhiteSpace(text[end]))
        {
            return false;
        }

        var next = SkipWhiteSpace(text, end);
        if (next == text.Length)
        {
            return true;
        }

        return !char.IsLower(text[next])
            && !(text[mark] == '.' && end == mark + 1 && Abbreviations.EndWith(text, start, mark));
    }

    private static int SkipMarks(string text, int index)
    {
        while (index < text.Length && Marks.Contains(text[index], StringComparison.Ordinal))
        {
            index++;
        }

        while (index < text.Length && Closers.Contains(text[index], StringComparison.Ordinal))
        {
            index++;
        }

        return index;
    }

    private static bool IsEmptyLineAhead(string text, int index)
    {
        while (index < text.Length && text[index] is ' ' or '\t' or '\r')
        {
            index++;
        }

        return index < text.Length && text[index] == '\n';
    }

    private static int SkipWhiteSpace(string text, int index)
    {
        while (index < text.Length && char.IsWhiteSpace(text[index]))
        {
            index++;
        }

        return index;
    }

    private static int TrimEnd(string text, int start, int end)
    {
        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return end;
    }
}
