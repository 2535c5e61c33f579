using Search.Indexing;
using Search.Pipeline;

namespace Search;

/// <summary>The way of files into an index: converter → cleaners → splitter → embedder → store.</summary>
/// <remarks>
/// Thread-safe, but one run at a time writes. A file that cannot be read or converted is an entry of the report, not an
/// exception. Files are written in batches, each durable when it is written; a run that is stopped or killed loses at
/// most the batch it was working on, and the next run goes on from there.
/// </remarks>
public sealed class IndexingPipeline
{
    private readonly ChunkEmbedder _embedder;
    private readonly IChunkStore _store;
    private readonly ConverterRouter _converters;
    private readonly IDocumentSplitter _splitter;
    private readonly ConversionLimits _limits;

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
        (_converters, _splitter, _limits) = (converters, splitter, limits ?? ConversionLimits.Default);
    }

    /// <summary>What is done to each document before it is cut, in this order. Default: nothing.</summary>
    public IReadOnlyList<IDocumentCleaner> Cleaners { get; init; } = [];

    /// <summary>
    /// The languages that the embedder is made for, as two-letter codes (ISO 639-1); a file in another one is indexed
    /// with a warning. Default: none is named, and there are no warnings.
    /// </summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

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
        var preparation = new FilePreparation(_converters, new ChunkMaking(Cleaners, _splitter, Languages), _limits);
        var run = new IndexingRun(_embedder, _store, files, progress);
        foreach (var id in removals ?? [])
        {
            run.Remove(id);
        }

        foreach (var file in files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var prepared = await preparation
                .PrepareAsync(file, known.GetValueOrDefault(file.Id), cancellationToken).ConfigureAwait(false);
            await run.AddAsync(prepared, known.ContainsKey(file.Id), cancellationToken).ConfigureAwait(false);
        }

        return await run.FinishAsync(cancellationToken).ConfigureAwait(false);
    }
}
