using Search.Indexing;
using Search.Pipeline;

namespace Search;

/// <summary>The way of files into an index: converter → cleaners → splitter → embedder → store.</summary>
/// <remarks>
/// <para>Thread-safe, but one run at a time writes. A file that cannot be read or converted is an entry of the report,
/// not an exception. Files are written in batches, each durable when it is written; a run that is stopped or killed
/// loses at most the batch it was working on, and the next run goes on from there.</para>
/// <para>Each batch is a run of an <see cref="IndexingGraph"/>.</para>
/// </remarks>
public sealed class IndexingPipeline
{
    private readonly IChunkStore _store;
    private readonly Lazy<IndexingGraph> _graph;

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
        _store = store;
        _graph = new Lazy<IndexingGraph>(() => new IndexingGraph(splitter, embedder, store, new IndexingGraphOptions
        {
            Branches = [new IndexingBranch("files", converters)],
            Cleaners = Cleaners,
            Limits = limits ?? ConversionLimits.Default,
            Languages = Languages,
        }));
    }

    /// <summary>What is done to each document before it is cut, in this order. Default: nothing.</summary>
    public IReadOnlyList<IDocumentCleaner> Cleaners { get; init; } = [];

    /// <summary>
    /// The languages that the embedder is made for, as two-letter codes (ISO 639-1); a file in another one is indexed
    /// with a warning. Default: none is named, and there are no warnings.
    /// </summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>The graph that indexes a batch, to be drawn.</summary>
    public Graph Graph => _graph.Value.Graph;

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
        var run = new IndexingRun(_graph.Value, _store, known, new IndexingTally(files, progress));
        await run.RemoveAsync(removals ?? [], cancellationToken).ConfigureAwait(false);
        foreach (var batch in IndexingBatches.Of(files))
        {
            await run.AddAsync(batch, cancellationToken).ConfigureAwait(false);
        }

        return run.Report;
    }
}
