namespace Search.Pipeline;

/// <summary>Keeps chunks with their vectors, and finds them again by words and by nearness.</summary>
/// <remarks>
/// Thread-safe: one writer at a time, any number of readers beside it. A search sees all writes that had returned when
/// it began.
/// </remarks>
public interface IChunkStore : IKeywordIndex, IVectorIndex, IAsyncDisposable
{
    /// <summary>The vectors that the store holds.</summary>
    VectorSpace Space { get; }

    /// <summary>How many chunks the store holds.</summary>
    ValueTask<int> CountAsync(CancellationToken cancellationToken = default);

    /// <summary>What the store remembers of the files it holds, by <see cref="IndexedSource.Id"/>.</summary>
    ValueTask<IReadOnlyDictionary<string, IndexedSource>> GetSourcesAsync(
        CancellationToken cancellationToken = default);

    /// <summary>The chunks of one document in order; none when the store does not hold it.</summary>
    ValueTask<IReadOnlyList<EmbeddedChunk>> GetChunksAsync(
        string documentId, CancellationToken cancellationToken = default);

    /// <summary>Replaces the chunks of files and removes others, all at once.</summary>
    /// <param name="updates">Files with their new chunks; a file may stand here once.</param>
    /// <param name="removals">Ids of files whose chunks go; an unknown id is no error.</param>
    /// <param name="cancellationToken">Stops the work before it is made durable; then nothing has changed.</param>
    /// <returns>A task that ends when the change is on disk: a killed process loses nothing of it.</returns>
    /// <exception cref="ArgumentException">
    /// A vector has another length than the store's, or a file stands twice.
    /// </exception>
    /// <exception cref="StoreException">Another process is writing, or the disk refuses.</exception>
    ValueTask WriteAsync(
        IReadOnlyCollection<SourceUpdate> updates,
        IReadOnlyCollection<string> removals,
        CancellationToken cancellationToken = default);
}
