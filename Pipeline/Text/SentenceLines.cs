namespace Search.Pipeline;

/// <summary>Tells whether a sentence ends with its line.</summary>
internal static class SentenceLines
{
    private const string Cell = " | ";
    private const int MostDigits = 3;

    /// <summary>Whether the line feed ends the sentence: an empty line, a list item or a table row follows.</summary>
    public static bool EndAt(string text, int start, int lineFeed, int end)
    {
        var next = lineFeed + 1;
        while (next < end && text[next] is ' ' or '\t' or '\r')
        {
            next++;
        }

        return next == end || text[next] is '\n' or '\f'
            || IsListItem(text, start, lineFeed, next, end)
            || IsTableRow(text, start, lineFeed);
    }

    private static bool IsListItem(string text, int start, int lineFeed, int next, int end)
    {
        if (SentenceMarks.IsBullet(text[next]))
        {
            return next + 1 < end && text[next + 1] is ' ' or '\t';
        }

        var label = LabelLength(text, next, end);
        if (label == 0)
        {
            return false;
        }

        var before = TextScan.TrimEnd(text, start, lineFeed) - 1;
        return text[next] == '1'
            || (before >= start && ":;.!?".Contains(text[before], StringComparison.Ordinal))
            || LabelLength(text, start, end) > 0;
    }

    /// <summary>
    /// The length of a label such as <c>2.</c>, <c>12)</c>, <c>(a)</c> or <c>b)</c>; 0 when there is none.
    /// </summary>
    private static int LabelLength(string text, int index, int end)
    {
        var i = index < end && text[index] == '(' ? index + 1 : index;
        var digits = i;
        while (i < end && i - digits < MostDigits && char.IsAsciiDigit(text[i]))
        {
            i++;
        }

        var isNumber = i > digits;
        if (!isNumber && i < end && char.IsAsciiLetter(text[i]))
        {
            i++;
        }

        var isClosed = i > digits && i + 1 < end && text[i + 1] is ' ' or '\t'
            && (text[i] == ')' || (isNumber && text[i] == '.'));
        return isClosed ? i + 1 - index : 0;
    }

    private static bool IsTableRow(string text, int start, int lineFeed)
    {
        var line = text.LastIndexOf('\n', lineFeed - 1, lineFeed - start) + 1;
        return text.AsSpan(Math.Max(line, start)..lineFeed).Contains(Cell, StringComparison.Ordinal);
    }
}
