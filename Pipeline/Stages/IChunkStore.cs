namespace Search.Pipeline;

/// <summary>Keeps chunks with their vectors, and finds them again by words and by nearness.</summary>
/// <remarks>
/// Thread-safe: one writer at a time, any number of readers beside it. A search sees all writes that had returned when
/// it began.
/// </remarks>
public interface IChunkStore : IKeywordIndex, IVectorIndex, IChunkReader, IAsyncDisposable
{
    /// <summary>The vectors that the store holds.</summary>
    VectorSpace Space { get; }

    /// <summary>How many chunks the store holds.</summary>
    ValueTask<int> CountAsync(CancellationToken cancellationToken = default);

    /// <summary>What the store remembers of the files it holds, by <see cref="IndexedSource.Id"/>.</summary>
    ValueTask<IReadOnlyDictionary<string, IndexedSource>> GetSourcesAsync(
        CancellationToken cancellationToken = default);

    /// <summary>How many chunks pass a filter.</summary>
    ValueTask<int> CountMatchingAsync(MetadataFilter filter, CancellationToken cancellationToken = default);

    /// <summary>
    /// The chunks that pass a filter, in the ordinal order of their ids, as the store is when it is asked.
    /// </summary>
    /// <param name="filter">Which chunks; null for all.</param>
    /// <param name="after">
    /// The id after which to begin, such as the last one of the page before; null for the first.
    /// </param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <remarks>
    /// Chunks are read one by one, so the memory is that of their ids. Ending early costs nothing; every call looks
    /// through all ids once.
    /// </remarks>
    IAsyncEnumerable<EmbeddedChunk> ReadAsync(
        MetadataFilter? filter = null, string? after = null, CancellationToken cancellationToken = default);

    /// <summary>The fields of metadata that chunks have, in the ordinal order of their names.</summary>
    /// <remarks>Looks at every chunk.</remarks>
    ValueTask<IReadOnlyList<MetadataFieldDescription>> GetFieldsAsync(CancellationToken cancellationToken = default);

    /// <summary>The values that a field has.</summary>
    /// <param name="field">The name of the field, as filters take it.</param>
    /// <param name="filter">Which chunks; null for all.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <remarks>Looks at every chunk that passes the filter.</remarks>
    ValueTask<MetadataFieldSummary> GetFieldValuesAsync(
        string field, MetadataFilter? filter = null, CancellationToken cancellationToken = default);

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

    /// <summary>Writes files of which the store may already hold some, all at once.</summary>
    /// <param name="updates">Files with their chunks; a file may stand here once.</param>
    /// <param name="duplicates">What becomes of a file that the store already holds.</param>
    /// <param name="cancellationToken">Stops the work before it is made durable; then nothing has changed.</param>
    /// <returns>How many files were written, once they are durable.</returns>
    /// <exception cref="ArgumentException">As for <see cref="WriteAsync"/>.</exception>
    /// <exception cref="StoreException">
    /// The store holds one of the files and duplicates are to fail; or another process is writing, or the disk refuses.
    /// Nothing was written.
    /// </exception>
    ValueTask<int> AddAsync(
        IReadOnlyCollection<SourceUpdate> updates, DuplicatePolicy duplicates,
        CancellationToken cancellationToken = default);

    /// <summary>Deletes the chunks that pass a filter, all at once.</summary>
    /// <param name="filter">Which chunks; one on <c>id</c> or <c>document_id</c> names single ones.</param>
    /// <param name="cancellationToken">Stops the work before it is made durable; then nothing has changed.</param>
    /// <returns>How many chunks were deleted, once that is durable.</returns>
    /// <remarks>
    /// A file that loses all of its chunks is forgotten, so that it counts as new when it is met again. Files that lose
    /// some are written anew.
    /// </remarks>
    /// <exception cref="StoreException">Another process is writing, or the disk refuses.</exception>
    ValueTask<int> DeleteAsync(MetadataFilter filter, CancellationToken cancellationToken = default);

    /// <summary>Changes the metadata of the chunks that pass a filter, all at once.</summary>
    /// <param name="filter">Which chunks.</param>
    /// <param name="changes">Names with their new values; null removes the name.</param>
    /// <param name="cancellationToken">Stops the work before it is made durable; then nothing has changed.</param>
    /// <returns>How many chunks were changed, once that is durable.</returns>
    /// <remarks>The files of the chunks are written anew. When such a file is indexed again, it has its own metadata
    /// again.</remarks>
    /// <exception cref="ArgumentException">A value is of a type that metadata does not hold.</exception>
    /// <exception cref="StoreException">Another process is writing, or the disk refuses.</exception>
    ValueTask<int> UpdateMetadataAsync(
        MetadataFilter filter, IReadOnlyDictionary<string, object?> changes,
        CancellationToken cancellationToken = default);
}
