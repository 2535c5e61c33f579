namespace Search.Retrieval;

/// <summary>How a <see cref="HybridRetriever"/> fuses its two lists.</summary>
public sealed class HybridRetrieverOptions
{
    /// <summary>The default of <see cref="Candidates"/>.</summary>
    public const int DefaultCandidates = 50;

    /// <summary>
    /// How many chunks each retriever is asked for, from 1; at least as many as the question asks for. Default 50: a
    /// chunk that is far down in one list can only come to the top when the other list has it too.
    /// </summary>
    public int Candidates { get; init; } = DefaultCandidates;

    /// <summary>How the lists are fused. Default <see cref="RankFusionMethod.MinMax"/>.</summary>
    public RankFusionMethod Method { get; init; } = RankFusionMethod.MinMax;

    /// <summary>What the keyword list counts, from 0, relative to <see cref="EmbeddingWeight"/>. Default 1.5.</summary>
    public double KeywordWeight { get; init; } = 1.5;

    /// <summary>What the embedding list counts, from 0, relative to <see cref="KeywordWeight"/>. Default 1.</summary>
    public double EmbeddingWeight { get; init; } = 1;

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Candidates, 1);
        if (!Enum.IsDefined(Method))
        {
            throw new ArgumentOutOfRangeException(nameof(Method), Method, "There is no such fusion.");
        }

        RankFusion.Normalize([KeywordWeight, EmbeddingWeight], 2);
    }
}
