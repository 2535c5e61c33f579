using Search.Pipeline;

namespace Search.Retrieval;

/// <summary>Finds the chunks nearest to a vector: an <see cref="IVectorIndex"/> as a component.</summary>
public sealed class VectorRetrieverComponent : GraphComponent
{
    /// <summary>A component that searches an index, which stays the caller's.</summary>
    /// <param name="index">Where to search.</param>
    /// <param name="top">How many chunks are found when the input is not given; 1 or more.</param>
    /// <param name="filter">Holds for every run, in addition to the filter of the input.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="top"/> is less than 1.</exception>
    public VectorRetrieverComponent(
        IVectorIndex index, int top = RetrieverComponent.DefaultTop, MetadataFilter? filter = null)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentOutOfRangeException.ThrowIfLessThan(top, 1);
        Index = index;
        OwnFilter = filter;
        Vector = AddInput<ReadOnlyMemory<float>>("vector");
        Top = AddInput("top", top);
        Filter = AddInput<MetadataFilter?>("filter", null);
        Chunks = AddOutput<IReadOnlyList<ScoredChunk>>("chunks");
    }

    /// <summary>Where to search.</summary>
    public IVectorIndex Index { get; }

    /// <summary>The filter that holds for every run; a caller can narrow it and not widen it.</summary>
    public MetadataFilter? OwnFilter { get; }

    /// <summary>The vector, of the index's model.</summary>
    public Input<ReadOnlyMemory<float>> Vector { get; }

    /// <summary>How many chunks to find at most.</summary>
    public Input<int> Top { get; }

    /// <summary>Which chunks may be found; null for all that the component's own filter lets through.</summary>
    public Input<MetadataFilter?> Filter { get; }

    /// <summary>The chunks, nearest first.</summary>
    public Output<IReadOnlyList<ScoredChunk>> Chunks { get; }

    /// <inheritdoc/>
    public override async ValueTask RunAsync(ComponentVisit visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var filter = MetadataFilter.Merge(OwnFilter, visit.Get(Filter));
        visit.Set(
            Chunks,
            await Index.SearchVectorAsync(visit.Get(Vector), visit.Get(Top), filter, visit.CancellationToken)
                .ConfigureAwait(false));
    }
}
