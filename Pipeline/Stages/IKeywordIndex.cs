namespace Search.Pipeline;

/// <summary>Finds chunks by the words they share with a question.</summary>
public interface IKeywordIndex
{
    /// <summary>Finds the chunks with the highest BM25 scores.</summary>
    /// <param name="question">Plain words; nothing in them is a query syntax.</param>
    /// <param name="top">How many chunks to return at most, from 1.</param>
    /// <param name="filter">Which chunks may be found; null for all.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>Chunks that share at least one word with the question, best first; ties by chunk id.</returns>
    ValueTask<IReadOnlyList<ScoredChunk>> SearchKeywordsAsync(
        string question, int top, MetadataFilter? filter, CancellationToken cancellationToken = default);
}
