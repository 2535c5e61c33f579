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
    /// The languages that the embedder is made for, as two-letter codes (ISO 639-1); a document in another one is a
    /// warning. Default: none is named, and there are no warnings.
    /// </summary>
    public IReadOnlyList<string> Languages { get; init; } = [];
}
