namespace Search.Inference;

/// <summary>Takes the white space at the ends of tokens out of their offsets, as byte-level tokenizers do.</summary>
internal static class OffsetTrimmer
{
    /// <summary>The white space at the ends of a token's text.</summary>
    public static TokenMargin Measure(ReadOnlySpan<char> token)
    {
        var (leading, trailing) = (0, 0);
        while (leading < token.Length && IsSpace(token[leading]))
        {
            leading++;
        }

        while (trailing < token.Length && IsSpace(token[token.Length - 1 - trailing]))
        {
            trailing++;
        }

        return new TokenMargin(leading, trailing);
    }

    public static void Trim(Span<TokenOffset> offsets, TokenSlice slice, bool addsPrefixSpace)
    {
        var margins = slice.Margins;
        for (var i = 0; i < margins.Length; i++)
        {
            if (margins[i] != default)
            {
                var isFirst = i == 0 || offsets[i].Start == 0;
                // A single space before the first token was added, so there is none in the text to take away.
                var leading = isFirst && addsPrefixSpace && margins[i].Leading == 1 ? 0 : margins[i].Leading;
                offsets[i] = Trim(offsets[i], leading, margins[i].Trailing, slice.Text);
            }
        }
    }

    private static bool IsSpace(char unit) => unit == ByteAlphabet.Space || char.IsWhiteSpace(unit);

    private static TokenOffset Trim(TokenOffset offset, int leading, int trailing, ReadOnlySpan<char> text)
    {
        var (start, end) = (offset.Start, offset.End);
        for (; leading > 0 && start < end; leading--)
        {
            start += UnicodeProperties.UnitsOf(UnicodeProperties.CodePointAt(text, start));
        }

        start = Math.Min(start, end);
        var trimmed = end;
        for (; trailing > 0 && trimmed > 0; trailing--)
        {
            trimmed -= UnicodeProperties.UnitsOf(UnicodeProperties.CodePointBefore(text, trimmed));
        }

        // The reference leaves the end alone when the text before it is shorter than what there is to take away.
        return new TokenOffset(start, trailing > 0 ? end : Math.Max(trimmed, start));
    }
}
