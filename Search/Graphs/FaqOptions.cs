using Search.Pipeline;
using Search.Retrieval;

namespace Search;

/// <summary>How a <see cref="FaqGraph"/> matches.</summary>
public sealed record FaqOptions
{
    /// <summary>How many questions are found when a run does not say; 1 or more. Default 3.</summary>
    public int Top { get; init; } = 3;

    /// <summary>The field of the metadata that has the answer. Default <c>answer</c>.</summary>
    public string AnswerField { get; init; } = FaqMatcher.DefaultField;

    /// <summary>Questions of a lower score are no match. Default: all are.</summary>
    public double MinimumScore { get; init; } = double.NegativeInfinity;

    /// <summary>Which chunks may be found, in every run; a run may narrow it. Default: all.</summary>
    public MetadataFilter? Filter { get; init; }

    /// <summary>What orders the found chunks anew. Default: nothing.</summary>
    public IRanker? Ranker { get; init; }
}
