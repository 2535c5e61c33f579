using Search.Pipeline;

namespace Search;

/// <summary>How one question is answered.</summary>
public sealed record AskOptions
{
    /// <summary>How many answers to return at most. Default 3.</summary>
    public int Top { get; init; } = 3;

    /// <summary>How many of the best chunks are read. Default 8; reading is what a question costs.</summary>
    public int Passages { get; init; } = 8;

    /// <summary>
    /// Whether the reader reads; if not, there are passages only, at a hundredth of the cost. Default true.
    /// </summary>
    public bool Read { get; init; } = true;

    /// <summary>Which chunks the answer may come from, by their metadata; null for all. Default null.</summary>
    public MetadataFilter? Filter { get; init; }

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Top, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Passages, 1);
    }
}
