namespace Search.Pipeline;

/// <summary>Finds chunks for a question: an <see cref="IRetriever"/> as a component.</summary>
public sealed class RetrieverComponent : GraphComponent
{
    /// <summary>How many chunks are found when nobody says. Default 10.</summary>
    public const int DefaultTop = 10;

    /// <summary>A component that finds with a retriever, which stays the caller's.</summary>
    /// <param name="retriever">What finds.</param>
    /// <param name="top">How many chunks are found when the input is not given; 1 or more.</param>
    /// <param name="filter">Holds for every run, in addition to the filter of the input.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="top"/> is less than 1.</exception>
    public RetrieverComponent(IRetriever retriever, int top = DefaultTop, MetadataFilter? filter = null)
    {
        ArgumentNullException.ThrowIfNull(retriever);
        ArgumentOutOfRangeException.ThrowIfLessThan(top, 1);
        Retriever = retriever;
        OwnFilter = filter;
        Question = AddInput<string>("question");
        Top = AddInput("top", top);
        Filter = AddInput<MetadataFilter?>("filter", null);
        Chunks = AddOutput<IReadOnlyList<ScoredChunk>>("chunks");
    }

    /// <summary>What finds.</summary>
    public IRetriever Retriever { get; }

    /// <summary>The filter that holds for every run; a caller can narrow it and not widen it.</summary>
    public MetadataFilter? OwnFilter { get; }

    /// <summary>The question.</summary>
    public Input<string> Question { get; }

    /// <summary>How many chunks to find at most.</summary>
    public Input<int> Top { get; }

    /// <summary>Which chunks may be found; null for all that the component's own filter lets through.</summary>
    public Input<MetadataFilter?> Filter { get; }

    /// <summary>The chunks, best first.</summary>
    public Output<IReadOnlyList<ScoredChunk>> Chunks { get; }

    /// <inheritdoc/>
    public override async ValueTask RunAsync(ComponentVisit visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var filter = MetadataFilter.Merge(OwnFilter, visit.Get(Filter));
        visit.Set(
            Chunks,
            await Retriever.RetrieveAsync(visit.Get(Question), visit.Get(Top), filter, visit.CancellationToken)
                .ConfigureAwait(false));
    }
}
