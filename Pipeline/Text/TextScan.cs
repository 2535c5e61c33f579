using System.Globalization;

namespace Search.Pipeline;

/// <summary>Small steps over a text that more than one reader of it takes.</summary>
internal static class TextScan
{
    public static int SkipWhiteSpace(string text, int index, int end)
    {
        var first = index;
        while (index < end && char.IsWhiteSpace(text[index]))
        {
            index++;
        }

        // A space can carry a combining mark; the two are one character.
        return index > first && index < end && IsJoined(text[index])
            && !char.IsControl(text[index - 1]) && text[index - 1] is not ('\u2028' or '\u2029')
            ? index - 1
            : index;
    }

    public static int TrimEnd(string text, int start, int end)
    {
        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return end;
    }

    /// <summary>Whether a character joins the one before it to what readers see as one.</summary>
    public static bool IsJoined(char c) =>
        c >= '\u0300' && (c is '\u200D' or '\u200C' or (>= '\uFE00' and <= '\uFE0F')
            || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark);

    /// <summary>The letters that begin at an index, at most so many.</summary>
    public static ReadOnlySpan<char> WordAt(string text, int index, int end, int most)
    {
        var stop = index;
        while (stop < end && stop - index < most && (char.IsLetter(text[stop]) || IsJoined(text[stop])))
        {
            stop++;
        }

        return text.AsSpan(index, stop - index);
    }
}
