namespace Search.Indexing;

/// <summary>Where a <see cref="SemanticSplitter"/> sees a change of subject.</summary>
public sealed record SemanticSplitOptions
{
    /// <summary>
    /// How many sentences are embedded together on each side of a possible cut, so that one short sentence does not
    /// count for a subject. Default 2.
    /// </summary>
    public int Neighbours { get; init; } = 2;

    /// <summary>
    /// Which share of the distances between neighbours is no change of subject; a cut is made at those above. Default
    /// 0.9.
    /// </summary>
    public double Quantile { get; init; } = 0.9;

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Neighbours, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Neighbours, 64);
        ArgumentOutOfRangeException.ThrowIfNegative(Quantile);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Quantile, 1);
    }
}
