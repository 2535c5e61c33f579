using Search.Indexing;
using Search.Pipeline;

namespace Search;

/// <summary>How an <see cref="IndexingGraph"/> makes chunks.</summary>
public sealed record IndexingGraphOptions
{
    /// <summary>The ways of the files, by their types. Default: those of this library.</summary>
    public IReadOnlyList<IndexingBranch> Branches { get; init; } = IndexingBranch.BuiltIn;

    /// <summary>What is done to each document before it is cut, in this order. Default: nothing.</summary>
    public IReadOnlyList<IDocumentCleaner> Cleaners { get; init; } = [];

    /// <summary>How large a file and its text may get.</summary>
    public ConversionLimits Limits { get; init; } = ConversionLimits.Default;

    /// <summary>
    /// What the chunks are made with; files that the store has with another recipe are made anew. Default
    /// <c>graph</c>.
    /// </summary>
    public string Recipe { get; init; } = WriterComponent.DefaultRecipe;
}
