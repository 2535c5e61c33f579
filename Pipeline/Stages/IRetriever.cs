namespace Search.Pipeline;

/// <summary>Finds the chunks in which an answer may stand.</summary>
/// <remarks>Thread-safe.</remarks>
public interface IRetriever
{
    /// <summary>Finds the best chunks for a question.</summary>
    /// <param name="question">The question, in plain words; never a query syntax.</param>
    /// <param name="top">How many chunks to return at most, from 1.</param>
    /// <param name="filter">Which chunks may be found; null for all.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The chunks, best first, each once.</returns>
    ValueTask<IReadOnlyList<ScoredChunk>> RetrieveAsync(
        string question, int top, MetadataFilter? filter, CancellationToken cancellationToken = default);
}
