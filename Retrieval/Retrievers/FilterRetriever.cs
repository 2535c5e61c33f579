using Search.Pipeline;

namespace Search.Retrieval;

/// <summary>Gives the chunks that pass a filter, whatever the question.</summary>
/// <remarks>
/// Thread-safe. The chunks stand in the ordinal order of their ids, and their score is 0: nothing ranks them. A ranker
/// may do that afterwards.
/// </remarks>
public sealed class FilterRetriever : IRetriever
{
    private readonly IChunkStore _store;
    private readonly MetadataFilter? _filter;

    /// <summary>Makes a retriever over a store, which stays the caller's.</summary>
    /// <param name="store">The store.</param>
    /// <param name="filter">What every chunk must pass, beside the filter of a call; null for nothing.</param>
    public FilterRetriever(IChunkStore store, MetadataFilter? filter = null)
    {
        ArgumentNullException.ThrowIfNull(store);
        (_store, _filter) = (store, filter);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="top"/> is below 1.</exception>
    public async ValueTask<IReadOnlyList<ScoredChunk>> RetrieveAsync(
        string question, int top, MetadataFilter? filter, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(top, 1);
        var found = new List<ScoredChunk>();
        await foreach (var chunk in _store.ReadAsync(
            MetadataFilter.Merge(_filter, filter), cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            found.Add(new ScoredChunk(chunk.Chunk, 0));
            if (found.Count == top)
            {
                break;
            }
        }

        return found;
    }
}
