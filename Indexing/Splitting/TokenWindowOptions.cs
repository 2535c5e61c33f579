namespace Search.Indexing;

/// <summary>How large the chunks of a <see cref="TokenWindowSplitter"/> are.</summary>
public sealed record TokenWindowOptions
{
    /// <summary>The longest chunk in the embedder's tokens, its special tokens included. Default 256.</summary>
    public int MaxTokens { get; init; } = 256;

    /// <summary>
    /// How many tokens at the end of a chunk may stand again at the beginning of the next, in whole sentences. Default
    /// 32.
    /// </summary>
    public int OverlapTokens { get; init; } = 32;

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxTokens, 8);
        ArgumentOutOfRangeException.ThrowIfNegative(OverlapTokens);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(OverlapTokens, MaxTokens / 2);
    }
}
