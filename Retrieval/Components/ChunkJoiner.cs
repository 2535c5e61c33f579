using Search.Pipeline;

namespace Search.Retrieval;

/// <summary>Merges the ranked lists of several retrievers to one.</summary>
public sealed class ChunkJoiner : GraphComponent
{
    /// <summary>A joiner.</summary>
    /// <param name="method">How lists are merged.</param>
    /// <param name="weights">
    /// What each list counts, in the order of connecting; by default all the same. As many as there are lists.
    /// </param>
    /// <param name="top">How many chunks are passed on when the input is not given; 1 or more. Default: all.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="top"/> is less than 1.</exception>
    public ChunkJoiner(
        RankFusionMethod method = RankFusionMethod.ReciprocalRank, IReadOnlyList<double>? weights = null,
        int top = int.MaxValue)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(top, 1);
        (Method, Weights) = (method, weights);
        Lists = AddCollectAll<IReadOnlyList<ScoredChunk>>("lists");
        Top = AddInput("top", top);
        Chunks = AddOutput<IReadOnlyList<ScoredChunk>>("chunks");
    }

    /// <summary>How lists are merged.</summary>
    public RankFusionMethod Method { get; }

    /// <summary>What each list counts; null when all count the same.</summary>
    public IReadOnlyList<double>? Weights { get; }

    /// <summary>The lists, each best first.</summary>
    public CollectAllInput<IReadOnlyList<ScoredChunk>> Lists { get; }

    /// <summary>How many chunks to pass on at most.</summary>
    public Input<int> Top { get; }

    /// <summary>The merged list, best first.</summary>
    public Output<IReadOnlyList<ScoredChunk>> Chunks { get; }

    /// <inheritdoc/>
    public override ValueTask RunAsync(ComponentVisit visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        visit.Set(Chunks, [.. RankFusion.Fuse(Method, visit.Get(Lists), Weights).Take(visit.Get(Top))]);
        return ValueTask.CompletedTask;
    }
}
