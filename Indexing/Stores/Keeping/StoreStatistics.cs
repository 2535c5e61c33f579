using Search.Pipeline;

namespace Search.Indexing;

/// <summary>What an index on disk holds, and how it is kept.</summary>
/// <param name="Sources">The number of files, those without text included.</param>
/// <param name="Chunks">The number of chunks.</param>
public sealed record StoreStatistics(int Sources, int Chunks)
{
    /// <summary>Documents that were deleted or replaced and still take space, until they are merged away.</summary>
    public int DeletedDocuments { get; init; }

    /// <summary>The number of segments, each of which a search goes through.</summary>
    public int Segments { get; init; }

    /// <summary>The size of the last commit's files in bytes.</summary>
    public long Bytes { get; init; }

    /// <summary>The format of the index; 0 before the first write.</summary>
    public int Format { get; init; }

    /// <summary>By whose rules words are cut.</summary>
    public KeywordLanguage Language { get; init; }

    /// <summary>The vectors.</summary>
    public required VectorSpace Space { get; init; }
}
