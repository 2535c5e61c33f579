using Search.Pipeline;

namespace Search;

/// <summary>How an <see cref="ExtractiveQaGraph"/> finds and reads.</summary>
public sealed record ExtractiveQaOptions
{
    /// <summary>How many chunks are read when a run does not say; 1 or more. Default 8.</summary>
    public int Passages { get; init; } = 8;

    /// <summary>How many answers are given when a run does not say; 1 or more. Default 3.</summary>
    public int Top { get; init; } = AnswerBuilder.DefaultTop;

    /// <summary>
    /// What it is worth to an answer, in units of a logit, that its chunk came first; 0: nothing. Default 4.
    /// </summary>
    public double RankWeight { get; init; } = ReaderComponent.DefaultRankWeight;

    /// <summary>Which chunks may be found, in every run; a run may narrow it. Default: all.</summary>
    public MetadataFilter? Filter { get; init; }

    /// <summary>What orders the found chunks anew. Default: nothing.</summary>
    public IRanker? Ranker { get; init; }
}
