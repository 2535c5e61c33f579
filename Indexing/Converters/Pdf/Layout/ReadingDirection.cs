namespace Search.Indexing;

/// <summary>Puts what stands side by side on a page into the order in which it is read.</summary>
/// <remarks>
/// Hebrew, Arabic and their kin are read from the right, and what they hold of other writing from the left. This is
/// the way back from the order that the Unicode Bidirectional Algorithm (UAX #9) shows a line in, for one level of
/// other writing within a line.
/// </remarks>
internal static class ReadingDirection
{
    private enum Side
    {
        Neither,
        Left,
        Right,
    }

    /// <summary>Whether some of the text is read from the right.</summary>
    public static bool HasRightToLeft(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (IsRightToLeft(character))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The text of a word that has letters that are read from the right.</summary>
    /// <param name="letters">The letters from left to right; one may stand for several characters.</param>
    public static string WordOf(IReadOnlyList<string> letters) =>
        string.Concat(Order(letters, letter => SideOf(letter, countsDigits: true), isRightToLeft: true));

    /// <summary>The words of a line in reading order.</summary>
    /// <param name="words">The words from left to right, the letters of each in reading order.</param>
    public static IReadOnlyList<PageWord> Order(IReadOnlyList<PageWord> words)
    {
        var fromRight = words.Where(word => HasRightToLeft(word.Text)).Sum(word => word.Text.Length);
        return fromRight == 0
            ? words
            : Order(
                words, word => SideOf(word.Text, countsDigits: false),
                isRightToLeft: 2 * fromRight > words.Sum(word => word.Text.Length));
    }

    /// <summary>Turns the whole, if it is read from the right, and what in it is read the other way.</summary>
    private static List<T> Order<T>(IReadOnlyList<T> shown, Func<T, Side> sideOf, bool isRightToLeft)
    {
        var items = isRightToLeft ? shown.Reverse().ToList() : [.. shown];
        var (own, other) = isRightToLeft ? (Side.Right, Side.Left) : (Side.Left, Side.Right);
        for (var start = 0; start < items.Count; start++)
        {
            if (sideOf(items[start]) == other)
            {
                var last = start;
                for (var i = start; i < items.Count && sideOf(items[i]) != own; i++)
                {
                    last = sideOf(items[i]) == other ? i : last;
                }

                items.Reverse(start, last - start + 1);
                start = last;
            }
        }

        return items;
    }

    private static Side SideOf(string text, bool countsDigits) => HasRightToLeft(text) ? Side.Right
        : text.Any(character => char.IsLetter(character) || (countsDigits && char.IsDigit(character))) ? Side.Left
        : Side.Neither;

    // Hebrew, Arabic, Syriac, Thaana, N'Ko and the blocks between, and their presentation forms. Arabic digits are read
    // from the left.
    private static bool IsRightToLeft(char character) =>
        character is (>= '\u0590' and <= '\u08FF') or (>= '\uFB1D' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFC')
        && !char.IsDigit(character);
}
