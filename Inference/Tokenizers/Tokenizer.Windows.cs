namespace Search.Inference;

public sealed partial class Tokenizer
{
    /// <summary>Encodes a long text in overlapping windows.</summary>
    /// <param name="text">The text.</param>
    /// <param name="maxLength">Most tokens of a window, special tokens included.</param>
    /// <param name="stride">Tokens that a window repeats from the one before.</param>
    /// <returns>At least one window; the first begins with the text, the last ends with it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A window would have no room, or nothing new.</exception>
    public IReadOnlyList<TokenEncoding> EncodeWindows(ReadOnlySpan<char> text, int maxLength, int stride) =>
        EncodeWindows(text, new TokenTruncation { MaxLength = maxLength, Stride = stride });

    /// <summary>Encodes a question with each window of a long context; only the context is cut.</summary>
    /// <param name="first">The question.</param>
    /// <param name="second">The context.</param>
    /// <param name="maxLength">Most tokens of a window, question and special tokens included.</param>
    /// <param name="stride">Tokens of the context that a window repeats from the one before.</param>
    /// <returns>At least one window, in the order of the context.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A window would have no room, or nothing new.</exception>
    public IReadOnlyList<TokenEncoding> EncodeWindows(
        ReadOnlySpan<char> first, ReadOnlySpan<char> second, int maxLength, int stride) =>
        EncodeWindows(
            first,
            second,
            new TokenTruncation { MaxLength = maxLength, Stride = stride, Strategy = TruncationStrategy.OnlySecond });

    /// <summary>Encodes a long text in overlapping windows.</summary>
    /// <param name="text">The text.</param>
    /// <param name="truncation">How to cut; the strategy is not used for one text.</param>
    /// <returns>At least one window; first the one that truncation would keep.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A window would have no room, or nothing new.</exception>
    public IReadOnlyList<TokenEncoding> EncodeWindows(ReadOnlySpan<char> text, TokenTruncation truncation)
    {
        ArgumentNullException.ThrowIfNull(truncation);
        var state = _pipeline.Rent();
        _pipeline.Tokenize(text, state, state.First);
        var count = state.First.Count;
        var plan = TruncationPlan.Make(truncation, count, CountSpecialTokens(pair: false));
        var windows = new List<TokenEncoding>();
        foreach (var (start, end) in TruncationPlan.Windows(count, plan.First, truncation))
        {
            var window = new TokenEncoding();
            var slice = new TokenSlice(state.First, start, end, text);
            _pipeline.PostProcessor.Process(slice, default, isPair: false, addsSpecialTokens: true, window);
            windows.Add(window);
        }

        _pipeline.Return(state);
        return windows;
    }

    /// <summary>Encodes a pair in windows over the text that is cut, or over both.</summary>
    /// <param name="first">The first text.</param>
    /// <param name="second">The second text.</param>
    /// <param name="truncation">How to cut.</param>
    /// <returns>
    /// At least one window. First the one that truncation would keep, then every further window of the first text with
    /// every window of the second, then the first window of the first text with the further windows of the second.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">A window would have no room, or nothing new.</exception>
    public IReadOnlyList<TokenEncoding> EncodeWindows(
        ReadOnlySpan<char> first, ReadOnlySpan<char> second, TokenTruncation truncation)
    {
        ArgumentNullException.ThrowIfNull(truncation);
        var state = _pipeline.Rent();
        _pipeline.Tokenize(first, state, state.First);
        _pipeline.Tokenize(second, state, state.Second);
        var specials = CountSpecialTokens(pair: true);
        var plan = TruncationPlan.Make(truncation, state.First.Count, state.Second.Count, specials);
        var firstWindows = TruncationPlan.Windows(state.First.Count, plan.First, truncation);
        var secondWindows = TruncationPlan.Windows(state.Second.Count, plan.Second, truncation);
        var windows = new List<TokenEncoding>();
        foreach (var (i, j) in OrderWindows(firstWindows.Count, secondWindows.Count))
        {
            var window = new TokenEncoding();
            _pipeline.PostProcessor.Process(
                new TokenSlice(state.First, firstWindows[i].Start, firstWindows[i].End, first),
                new TokenSlice(state.Second, secondWindows[j].Start, secondWindows[j].End, second),
                isPair: true,
                addsSpecialTokens: true,
                window);
            windows.Add(window);
        }

        _pipeline.Return(state);
        return windows;
    }

    private static IEnumerable<(int First, int Second)> OrderWindows(int first, int second)
    {
        yield return (0, 0);
        for (var i = 1; i < first; i++)
        {
            for (var j = 0; j < second; j++)
            {
                yield return (i, j);
            }
        }

        for (var j = 1; j < second; j++)
        {
            yield return (0, j);
        }
    }
}
