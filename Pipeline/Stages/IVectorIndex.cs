namespace Search.Pipeline;

/// <summary>Finds chunks by the nearness of their vectors.</summary>
public interface IVectorIndex
{
    /// <summary>Finds the chunks whose vectors have the greatest cosine to the given one.</summary>
    /// <param name="vector">A vector of the index's space, of unit length.</param>
    /// <param name="top">How many chunks to return at most, from 1.</param>
    /// <param name="filter">Which chunks may be found; null for all.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The nearest chunks, nearest first; ties by chunk id.</returns>
    /// <exception cref="ArgumentException">The vector has another number of dimensions than the index.</exception>
    ValueTask<IReadOnlyList<ScoredChunk>> SearchVectorAsync(
        ReadOnlyMemory<float> vector, int top, MetadataFilter? filter, CancellationToken cancellationToken = default);
}
