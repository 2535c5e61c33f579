namespace Search.Pipeline;

/// <summary>Searches without a filter.</summary>
public static class RetrievalExtensions
{
    /// <summary>Finds the best chunks for a question among all; see <see cref="IRetriever.RetrieveAsync"/>.</summary>
    public static ValueTask<IReadOnlyList<ScoredChunk>> RetrieveAsync(
        this IRetriever retriever, string question, int top, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(retriever);
        return retriever.RetrieveAsync(question, top, filter: null, cancellationToken);
    }

    /// <summary>
    /// Finds the chunks with the highest BM25 scores among all; see <see cref="IKeywordIndex.SearchKeywordsAsync"/>.
    /// </summary>
    public static ValueTask<IReadOnlyList<ScoredChunk>> SearchKeywordsAsync(
        this IKeywordIndex index, string question, int top, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(index);
        return index.SearchKeywordsAsync(question, top, filter: null, cancellationToken);
    }

    /// <summary>
    /// Finds the chunks with the nearest vectors among all; see <see cref="IVectorIndex.SearchVectorAsync"/>.
    /// </summary>
    public static ValueTask<IReadOnlyList<ScoredChunk>> SearchVectorAsync(
        this IVectorIndex index, ReadOnlyMemory<float> vector, int top, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(index);
        return index.SearchVectorAsync(vector, top, filter: null, cancellationToken);
    }
}
