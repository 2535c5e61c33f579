namespace Search.Pipeline;

/// <summary>Orders chunks anew: an <see cref="IRanker"/> as a component.</summary>
public sealed class RankerComponent : GraphComponent
{
    /// <summary>A component that ranks with a ranker, which stays the caller's.</summary>
    /// <param name="ranker">What ranks.</param>
    /// <param name="top">How many chunks are passed on when the input is not given; 1 or more. Default: all.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="top"/> is less than 1.</exception>
    public RankerComponent(IRanker ranker, int top = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(ranker);
        ArgumentOutOfRangeException.ThrowIfLessThan(top, 1);
        Ranker = ranker;
        Question = AddInput<string>("question");
        Chunks = AddInput<IReadOnlyList<ScoredChunk>>("chunks");
        Top = AddInput("top", top);
        Ranked = AddOutput<IReadOnlyList<ScoredChunk>>("chunks");
    }

    /// <summary>What ranks.</summary>
    public IRanker Ranker { get; }

    /// <summary>The question.</summary>
    public Input<string> Question { get; }

    /// <summary>The chunks to rank.</summary>
    public Input<IReadOnlyList<ScoredChunk>> Chunks { get; }

    /// <summary>How many of the best are passed on.</summary>
    public Input<int> Top { get; }

    /// <summary>The best chunks, best first.</summary>
    public Output<IReadOnlyList<ScoredChunk>> Ranked { get; }

    /// <inheritdoc/>
    public override async ValueTask RunAsync(ComponentVisit visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var ranked = await Ranker.RankAsync(visit.Get(Question), visit.Get(Chunks), visit.CancellationToken)
            .ConfigureAwait(false);
        var top = visit.Get(Top);
        visit.Set(Ranked, ranked.Count <= top ? ranked : [.. ranked.Take(top)]);
    }
}
