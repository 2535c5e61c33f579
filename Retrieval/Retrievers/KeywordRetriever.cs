using Search.Pipeline;

namespace Search.Retrieval;

/// <summary>Finds chunks by the words they share with the question, with BM25.</summary>
/// <remarks>
/// Thread-safe. The score is the BM25 score. A question that shares no word with any chunk finds nothing.
/// </remarks>
public sealed class KeywordRetriever : IRetriever
{
    private readonly IKeywordIndex _index;

    /// <summary>Makes a retriever over an index, which stays the caller's to dispose of.</summary>
    public KeywordRetriever(IKeywordIndex index)
    {
        ArgumentNullException.ThrowIfNull(index);
        _index = index;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The question is blank.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="top"/> is below 1.</exception>
    public ValueTask<IReadOnlyList<ScoredChunk>> RetrieveAsync(
        string question, int top, MetadataFilter? filter, CancellationToken cancellationToken = default)
    {
        Questions.Check(question, top);
        return _index.SearchKeywordsAsync(question, top, filter, cancellationToken);
    }
}
