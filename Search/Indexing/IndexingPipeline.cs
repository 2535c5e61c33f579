using Search.Indexing;
using Search.Pipeline;

namespace Search;

/// <summary>The way of files into an index: converter → splitter → embedder → store.</summary>
/// <remarks>
/// Thread-safe, but one run at a time writes. A file that cannot be read or converted is an entry of the report, not an
/// exception. Files are written in batches, each durable when it is written; a run that is stopped or killed loses at
/// most the batch it was working on, and the next run goes on from there.
/// </remarks>
public sealed class IndexingPipeline
{
    private readonly ChunkEmbedder _embedder;
    private readonly IChunkStore _store;
    private readonly FilePreparation _preparation;

    /// <summary>A pipeline of these stages, which stay the caller's.</summary>
    public IndexingPipeline(
        ConverterRouter converters,
        IDocumentSplitter splitter,
        ChunkEmbedder embedder,
        IChunkStore store,
        ConversionLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(converters);
        ArgumentNullException.ThrowIfNull(splitter);
        ArgumentNullException.ThrowIfNull(embedder);
        ArgumentNullException.ThrowIfNull(store);
        _embedder = embedder;
        _store = store;
        _preparation = new FilePreparation(converters, splitter, limits ?? ConversionLimits.Default);
    }

    /// <summary>Brings files into the index that are new or have changed.</summary>
    /// <param name="files">The files; each id once.</param>
    /// <param name="removals">Ids of documents that leave the index.</param>
    /// <param name="progress">Is told after every file, and within large ones.</param>
    /// <param name="cancellationToken">Stops the run; what was written stays.</param>
    /// <returns>What became of each file and each removal.</returns>
    /// <exception cref="StoreException">The index cannot be written.</exception>
    public async Task<IndexingReport> RunAsync(
        IReadOnlyList<FolderFile> files,
        IReadOnlyCollection<string>? removals = null,
        IProgress<IndexingProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(files);
        var known = await _store.GetSourcesAsync(cancellationToken).ConfigureAwait(false);
        var run = new IndexingRun(_embedder, _store, files, progress);
        foreach (var id in removals ?? [])
        {
            run.Remove(id);
        }

        foreach (var file in files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var prepared = await _preparation
                .PrepareAsync(file, known.GetValueOrDefault(file.Id), cancellationToken).ConfigureAwait(false);
            await run.AddAsync(prepared, known.ContainsKey(file.Id), cancellationToken).ConfigureAwait(false);
        }

        return await run.FinishAsync(cancellationToken).ConfigureAwait(false);
    }
}
