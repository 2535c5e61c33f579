using Search.Indexing;
using Search.Inference;
using Search.Pipeline;

namespace Search;

public sealed partial class SearchIndex
{
    /// <summary>Gives an index the vectors of another embedding model, without converting a file again.</summary>
    /// <param name="folder">The folder that keeps the index.</param>
    /// <param name="options">The options to open it with afterwards; they name the new model.</param>
    /// <param name="progress">Is told how many chunks have their new vectors.</param>
    /// <param name="cancellationToken">Stops the work; the next call goes on from there.</param>
    /// <returns>Whether there was anything to do.</returns>
    /// <remarks>
    /// <para>Until every chunk has its new vector, the index answers with the old model; then one commit switches. New
    /// vectors are collected in a folder beside the index. Chunks stay as they were cut.</para>
    /// <para>Who has the index open with the old model is told so by the next search, and opens it anew.</para>
    /// </remarks>
    /// <exception cref="StoreException">
    /// There is no index in the folder, another process is writing to it, or the disk refuses.
    /// </exception>
    /// <exception cref="ModelException">The model is missing or damaged.</exception>
    public static async Task<bool> ReembedAsync(
        string folder, SearchOptions options, IProgress<int>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        ArgumentNullException.ThrowIfNull(options);
        return await IndexStages.ReembedAsync(Path.GetFullPath(folder), options, progress, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>Merges the index into one piece and frees the space of what was deleted or replaced.</summary>
    /// <remarks>Takes about as long as writing the index did, and its size again meanwhile; questions go on.</remarks>
    /// <exception cref="StoreException">Another process is writing to the index, or the disk refuses.</exception>
    public async Task CompactAsync(CancellationToken cancellationToken = default) =>
        await _stages.Store.CompactAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>
    /// Checks the whole index: checksums, numbers of chunks, every chunk readable, every vector present.
    /// </summary>
    /// <remarks>Reads everything once; questions and writes go on meanwhile.</remarks>
    public async Task<StoreVerification> VerifyAsync(CancellationToken cancellationToken = default) =>
        await _stages.Store.VerifyAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>Copies the index into an empty or a new folder while it is in use.</summary>
    /// <exception cref="StoreException">
    /// The folder is not empty, the index has nothing in it yet, or a disk refuses.
    /// </exception>
    public async Task BackupAsync(string folder, CancellationToken cancellationToken = default) =>
        await _stages.Store.BackupAsync(folder, cancellationToken).ConfigureAwait(false);

    /// <summary>Counts what the index takes: segments, bytes, what is deleted and not yet merged away.</summary>
    public async Task<StoreStatistics> GetStoreStatisticsAsync(CancellationToken cancellationToken = default) =>
        await _stages.Store.GetStatisticsAsync(cancellationToken).ConfigureAwait(false);
}
