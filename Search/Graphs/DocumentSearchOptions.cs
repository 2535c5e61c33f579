using Search.Pipeline;

namespace Search;

/// <summary>How a <see cref="DocumentSearchGraph"/> searches.</summary>
public sealed record DocumentSearchOptions
{
    /// <summary>How many chunks are found when a run does not say; 1 or more. Default 10.</summary>
    public int Top { get; init; } = RetrieverComponent.DefaultTop;

    /// <summary>Which chunks may be found, in every run; a run may narrow it. Default: all.</summary>
    public MetadataFilter? Filter { get; init; }

    /// <summary>What orders the found chunks anew. Default: nothing.</summary>
    public IRanker? Ranker { get; init; }
}
