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

    /// <summary>Finds the best chunks for each of several questions.</summary>
    /// <param name="questions">The questions, none of them blank.</param>
    /// <param name="top">How many chunks to return at most for each, from 1.</param>
    /// <param name="filter">Which chunks may be found; null for all.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>A list for each question, in their order: what it would have alone.</returns>
    /// <remarks>A retriever that embeds its questions does so in one call; others take one after the other.</remarks>
    async ValueTask<IReadOnlyList<IReadOnlyList<ScoredChunk>>> RetrieveBatchAsync(
        IReadOnlyList<string> questions, int top, MetadataFilter? filter, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(questions);
        var lists = new List<IReadOnlyList<ScoredChunk>>(questions.Count);
        foreach (var question in questions)
        {
            lists.Add(await RetrieveAsync(question, top, filter, cancellationToken).ConfigureAwait(false));
        }

        return lists;
    }
}
