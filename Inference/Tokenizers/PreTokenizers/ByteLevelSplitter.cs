namespace Search.Inference;

/// <summary>
/// GPT-2's split, by hand, because .NET's expressions see UTF-16 units and miss letters beyond the BMP:
/// <c>'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+</c>.
/// </summary>
internal static class ByteLevelSplitter
{
    private static readonly Kind[] Ascii = [.. Enumerable.Range(0, 0x80).Select(Classify)];

    private enum Kind : byte
    {
        Other,
        Letter,
        Number,
        WhiteSpace,
        End,
    }

    /// <summary>Splits a text from a place to its end. Every character belongs to one part.</summary>
    public static void Split(ReadOnlySpan<char> text, int start, PieceList output)
    {
        while (start < text.Length)
        {
            var end = FindEnd(text, start);
            output.AddText(start, end);
            start = end;
        }
    }

    private static int FindEnd(ReadOnlySpan<char> text, int start)
    {
        if (text[start] == '\'' && ContractionLength(text[(start + 1)..]) is var length and > 0)
        {
            return start + 1 + length;
        }

        var kind = KindAt(text, start, out var next);
        if (kind != Kind.WhiteSpace)
        {
            return FindRunEnd(text, next, kind);
        }

        if (text[start] == ' '
            && KindAt(text, next, out var afterNext) is not (Kind.WhiteSpace or Kind.End) and var word)
        {
            return FindRunEnd(text, afterNext, word);
        }

        // White space before a word leaves its last character to the word, unless there is only one.
        var end = FindRunEnd(text, next, Kind.WhiteSpace);
        return end == text.Length || end == next ? end : end - 1;
    }

    private static int ContractionLength(ReadOnlySpan<char> rest) => rest switch
    {
        ['s' or 't' or 'm' or 'd', ..] => 1,
        ['r', 'e', ..] or ['v', 'e', ..] or ['l', 'l', ..] => 2,
        _ => 0,
    };

    private static int FindRunEnd(ReadOnlySpan<char> text, int at, Kind kind)
    {
        while (KindAt(text, at, out var next) == kind)
        {
            at = next;
        }

        return at;
    }

    private static Kind KindAt(ReadOnlySpan<char> text, int at, out int next)
    {
        next = at + 1;
        if (at >= text.Length)
        {
            return Kind.End;
        }

        if (text[at] < 0x80)
        {
            return Ascii[text[at]];
        }

        var codePoint = UnicodeProperties.CodePointAt(text, at);
        next = at + UnicodeProperties.UnitsOf(codePoint);
        return Classify(codePoint);
    }

    private static Kind Classify(int codePoint)
    {
        if (UnicodeProperties.IsWhiteSpace(codePoint))
        {
            return Kind.WhiteSpace;
        }

        var classes = UnicodeProperties.ClassesOf(codePoint);
        return (classes & CharacterClasses.Letter) != CharacterClasses.None ? Kind.Letter
            : (classes & CharacterClasses.Number) != CharacterClasses.None ? Kind.Number
            : Kind.Other;
    }
}
