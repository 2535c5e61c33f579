namespace Search.Pipeline;

/// <summary>
/// Tells which spaces of a Thai text end a sentence: Thai has no full stop and no space between words.
/// </summary>
/// <remarks>
/// A space also stands around numbers, foreign words and the items of a list. So one ends a sentence only between two
/// long stretches of Thai, the second of which does not begin with a word that carries the first one on; or after a
/// particle of politeness, which closes what is said.
/// </remarks>
internal static class ThaiClauses
{
    // Letters, vowels and tone marks together; an item of a list is seldom as long.
    private const int ShortestSentence = 12;

    private static readonly string[] Particles = ["ครับ", "ค่ะ", "คะ", "จ้ะ", "จ้า", "นะ", "ฮะ"];

    private static readonly string[] CarryingOn =
    [
        "และ", "หรือ", "ซึ่ง", "ที่", "โดย", "เพราะ", "เพื่อ", "ว่า", "ก็", "จึง", "ทั้ง", "รวม", "ได้แก่", "เช่น",
        "คือ", "แล้ว", "จน", "แม้", "ถ้า", "หาก", "อัน", "ของ", "ใน", "กับ", "ให้", "ด้วย", "แต่", "ตั้งแต่", "จาก",
        "ถึง", "เป็น",
    ];

    private static readonly string[] Unfinished =
    [
        "เช่น", "คือ", "ว่า", "ได้แก่", "ที่", "และ", "หรือ", "ของ", "โดย", "ซึ่ง", "เป็น", "ใน", "กับ", "แต่", "เมื่อ",
        "ๆ", "ฯ",
    ];

    /// <summary>Whether the space ends the sentence that begins at <paramref name="start"/>.</summary>
    public static bool EndAt(string text, int start, int space, int end)
    {
        var next = TextScan.SkipWhiteSpace(text, space, end);
        if (space == start || next == end || !IsThai(text[space - 1]) || !IsThai(text[next]) || text[next] == 'ๆ')
        {
            return false;
        }

        var before = text.AsSpan(start, space - start);
        if (EndsWithAny(before, Particles))
        {
            return !StartsWithAny(text.AsSpan(next, end - next), Particles);
        }

        return StretchBefore(before) >= ShortestSentence
            && StretchAfter(text.AsSpan(next, Math.Min(ShortestSentence, end - next))) >= ShortestSentence
            && !EndsWithAny(before, Unfinished)
            && !StartsWithAny(text.AsSpan(next, end - next), CarryingOn);
    }

    public static bool IsThai(char c) => c is >= '\u0E01' and <= '\u0E4E';

    private static int StretchBefore(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < ShortestSentence && length < text.Length && IsThai(text[^(length + 1)]))
        {
            length++;
        }

        return length;
    }

    private static int StretchAfter(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && IsThai(text[length]))
        {
            length++;
        }

        return length;
    }

    private static bool EndsWithAny(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.EndsWith(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool StartsWithAny(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.StartsWith(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
