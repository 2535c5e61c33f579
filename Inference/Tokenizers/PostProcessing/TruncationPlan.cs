namespace Search.Inference;

/// <summary>How many tokens of each text fit, and which ranges of a text its windows take.</summary>
internal readonly record struct TruncationPlan(int First, int Second)
{
    /// <summary>Plans for one text, of which nothing but its length matters.</summary>
    public static TruncationPlan Make(TokenTruncation truncation, int count, int specials) =>
        Make(truncation, TruncationStrategy.LongestFirst, count, 0, specials);

    /// <summary>Plans for a pair of texts with the given numbers of tokens.</summary>
    public static TruncationPlan Make(TokenTruncation truncation, int first, int second, int specials) =>
        Make(truncation, truncation.Strategy, first, second, specials);

    /// <summary>The window of a text that is kept when the others are dropped.</summary>
    public static (int Start, int End) Keep(int count, int length, TokenSide side) =>
        side == TokenSide.Right ? (0, length) : (count - length, count);

    /// <summary>The windows of a text, the one that is kept first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Windows would overlap wholly and never advance.</exception>
    public static List<(int Start, int End)> Windows(int count, int length, TokenTruncation truncation)
    {
        if (length >= count || length == 0)
        {
            return [Keep(count, Math.Min(length, count), truncation.Side)];
        }

        if (truncation.Stride >= length)
        {
            throw new ArgumentOutOfRangeException(
                nameof(truncation),
                truncation.Stride,
                $"A stride of {truncation.Stride} leaves nothing new in windows of {length} tokens of the text; "
                + $"expected less than {length}. Raise the maximum length or lower the stride.");
        }

        return [.. MakeWindows(count, length, length - truncation.Stride, truncation.Side)];
    }

    private static TruncationPlan Make(
        TokenTruncation truncation, TruncationStrategy strategy, int first, int second, int specials)
    {
        var room = truncation.MaxLength - specials;
        if (room <= 0)
        {
            throw TooShort(truncation, $"the {specials} special tokens take all of it");
        }

        var excess = first + second - room;
        if (excess <= 0)
        {
            return new TruncationPlan(first, second);
        }

        return strategy switch
        {
            TruncationStrategy.LongestFirst => CutLongest(first, second, room),
            TruncationStrategy.OnlyFirst when excess < first => new TruncationPlan(first - excess, second),
            TruncationStrategy.OnlySecond when excess < second => new TruncationPlan(first, second - excess),
            _ => throw TooShort(truncation, $"the text that is not to be cut and {specials} special tokens take all"),
        };
    }

    private static IEnumerable<(int Start, int End)> MakeWindows(int count, int length, int step, TokenSide side)
    {
        var skipped = 0;
        for (; skipped + length < count; skipped += step)
        {
            yield return side == TokenSide.Right
                ? (skipped, skipped + length)
                : (count - skipped - length, count - skipped);
        }

        yield return side == TokenSide.Right ? (skipped, count) : (0, count - skipped);
    }

    private static TruncationPlan CutLongest(int first, int second, int room)
    {
        var (shorter, longer) = first > second ? (second, first) : (first, second);
        longer = shorter > room ? shorter : Math.Max(shorter, room - shorter);
        if (shorter + longer > room)
        {
            shorter = room / 2;
            longer = shorter + (room % 2);
        }

        return first > second ? new TruncationPlan(longer, shorter) : new TruncationPlan(shorter, longer);
    }

    private static ArgumentOutOfRangeException TooShort(TokenTruncation truncation, string reason) => new(
        nameof(truncation),
        truncation.MaxLength,
        $"A maximum length of {truncation.MaxLength} tokens leaves no room for the text to be cut: {reason}. "
        + "Raise the maximum length, or cut the other text.");
}
