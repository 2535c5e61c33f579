namespace Search.Indexing;

/// <summary>How a <see cref="LuceneChunkStore"/> searches vectors.</summary>
/// <remarks>
/// A graph is a hierarchical navigable small world (Malkov and Yashunin 2016): it finds almost all of the nearest
/// vectors while it looks at few. Graphs are derived from the index, one for each large segment.
/// </remarks>
public sealed class VectorSearchOptions
{
    /// <summary>The default of <see cref="GraphLinks"/>.</summary>
    public const int DefaultGraphLinks = 16;

    /// <summary>The default of <see cref="BuildBreadth"/> and <see cref="SearchBreadth"/>.</summary>
    public const int DefaultBreadth = 128;

    /// <summary>Whether graphs are used. Default <see cref="VectorMethod.Automatic"/>.</summary>
    public VectorMethod Method { get; init; }

    /// <summary>
    /// How many vectors a segment must have before a graph is built for it, from 1; null, the default, for the number
    /// at which a graph begins to be faster. A graph that exists is used where that is faster.
    /// </summary>
    public int? GraphThreshold { get; init; }

    /// <summary>
    /// The links of a node (M in the paper), from 2 to 256. Default 16. More find more in data of many dimensions, and
    /// take eight bytes a vector each.
    /// </summary>
    public int GraphLinks { get; init; } = DefaultGraphLinks;

    /// <summary>
    /// How many candidates an insertion looks at (efConstruction), from 1. Default 128. More makes a better graph more
    /// slowly.
    /// </summary>
    public int BuildBreadth { get; init; } = DefaultBreadth;

    /// <summary>
    /// How many candidates a search keeps (efSearch), from 1; at least four times as many as results are always kept.
    /// Default 128. More finds more, more slowly.
    /// </summary>
    public int SearchBreadth { get; init; } = DefaultBreadth;

    internal HnswOptions Graph => new(GraphLinks, BuildBreadth);

    internal int LeastRows => GraphThreshold ?? VectorPlan.LeastRows(SearchBreadth);

    /// <summary>How many vectors a segment must have before its graph is searched.</summary>
    internal int LeastRowsWalked => Math.Max(LeastRows, VectorPlan.LeastRows(SearchBreadth));

    internal void Check()
    {
        if (!Enum.IsDefined(Method))
        {
            throw new ArgumentOutOfRangeException(nameof(Method), Method, "There is no such method.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(GraphThreshold ?? 1, 1, nameof(GraphThreshold));
        ArgumentOutOfRangeException.ThrowIfLessThan(GraphLinks, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(GraphLinks, HnswOptions.MostLinks);
        ArgumentOutOfRangeException.ThrowIfLessThan(BuildBreadth, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(SearchBreadth, 1);
    }
}
