using Search.Indexing;
using Search.Inference;
using Search.Pipeline;

namespace Search;

/// <summary>An index of documents on disk that answers questions: open it, add folders, ask.</summary>
/// <remarks>
/// Thread-safe. Any number of processes may ask one index; one at a time may write to it, and is found out only when it
/// writes. All work is done on this machine; nothing is sent anywhere.
/// </remarks>
public sealed partial class SearchIndex : IAsyncDisposable, IDisposable
{
    private readonly IndexStages _stages;
    private readonly SemaphoreSlim _writing = new(1, 1);

    private SearchIndex(string folder, IndexStages stages)
    {
        Folder = folder;
        _stages = stages;
    }

    /// <summary>The absolute path of the folder that keeps the index.</summary>
    public string Folder { get; }

    /// <summary>The documents that the index holds, by id.</summary>
    public ValueTask<IReadOnlyDictionary<string, IndexedSource>> GetDocumentsAsync(
        CancellationToken cancellationToken = default) => _stages.Store.GetSourcesAsync(cancellationToken);

    /// <summary>Opens an index; one that is not there yet is made at the first write.</summary>
    /// <param name="folder">The folder that keeps the index, and nothing else.</param>
    /// <param name="options">How to read, cut, find and answer.</param>
    /// <param name="cancellationToken">Stops the opening.</param>
    /// <remarks>
    /// Loads the embedding model, which takes a few tenths of a second; the reader's model is loaded by the first
    /// question.
    /// </remarks>
    /// <exception cref="StoreException">
    /// The index is damaged, was made with another embedding model or by a newer version, or cannot be read.
    /// </exception>
    /// <exception cref="ModelException">A model is missing or damaged.</exception>
    public static async Task<SearchIndex> OpenAsync(
        string folder, SearchOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        var path = Path.GetFullPath(folder);
        var stages =
            await IndexStages.OpenAsync(path, options ?? new SearchOptions(), cancellationToken).ConfigureAwait(false);
        return new SearchIndex(path, stages);
    }

    /// <summary>
    /// Brings the documents in a folder and below into the index; unchanged ones cost next to nothing.
    /// </summary>
    /// <param name="folder">The folder.</param>
    /// <param name="options">Which files, under which names.</param>
    /// <param name="progress">Is told after every file.</param>
    /// <param name="cancellationToken">
    /// Stops the run; what was written stays, and the next run goes on from there.
    /// </param>
    /// <returns>What became of each file; one that cannot be read or converted does not stop the others.</returns>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="StoreException">Another process is writing to the index, or the disk refuses.</exception>
    public async Task<IndexingReport> AddFolderAsync(
        string folder,
        FolderOptions? options = null,
        IProgress<IndexingProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        var listing = await Task
            .Run(() =>
                FolderListing.Of(folder, options ?? new FolderOptions(), Folder, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var known = await GetDocumentsAsync(cancellationToken).ConfigureAwait(false);
            var report = await _stages.Indexing
                .RunAsync(listing.Files, listing.Vanished(known.Keys), progress, cancellationToken)
                    .ConfigureAwait(false);
            return new IndexingReport([.. listing.Problems, .. report.Files]);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Brings one file into the index.</summary>
    /// <param name="path">The file.</param>
    /// <param name="id">The id of its document; by default the file's name.</param>
    /// <param name="cancellationToken">Stops before the file is written.</param>
    /// <returns>What became of the file; one that cannot be read or converted is no exception.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="StoreException">Another process is writing to the index, or the disk refuses.</exception>
    public async Task<FileReport> AddFileAsync(
        string path, string? id = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var info = new FileInfo(path);
        if (!info.Exists)
        {
            throw new FileNotFoundException($"There is no file '{path}'.", path);
        }

        var file =
            new FolderFile(id ?? info.Name, info.FullName, info.Length, new DateTimeOffset(info.LastWriteTimeUtc));
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var report =
                await _stages.Indexing.RunAsync([file], cancellationToken: cancellationToken).ConfigureAwait(false);
            return report.Files[0];
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Removes documents from the index.</summary>
    /// <param name="ids">Their ids; an unknown one is no error.</param>
    /// <param name="cancellationToken">Stops before the removal.</param>
    /// <exception cref="StoreException">Another process is writing to the index, or the disk refuses.</exception>
    public async Task RemoveAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken = default)
    {
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await _stages.Store.WriteAsync([], ids, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Answers a question from the documents.</summary>
    /// <param name="question">The question, in plain words.</param>
    /// <param name="options">How many answers, and how much is read for them.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The answers with their places; none when the documents hold none.</returns>
    /// <exception cref="ArgumentException">The question is blank.</exception>
    /// <exception cref="ModelException">The reader's model is missing or damaged.</exception>
    public Task<AskResult> AskAsync(
        string question, AskOptions? options = null, CancellationToken cancellationToken = default) =>
        _stages.Query.RunAsync(question, options, cancellationToken);

    /// <summary>Finds the chunks nearest to a question, by words and by meaning, without reading them.</summary>
    /// <param name="question">The question, in plain words.</param>
    /// <param name="top">How many chunks to return at most.</param>
    /// <param name="filter">Which chunks may be found, by their metadata; null for all.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="ArgumentException">The question is blank, or no chunks are asked for.</exception>
    public async Task<IReadOnlyList<ScoredChunk>> FindAsync(
        string question, int top = 10, MetadataFilter? filter = null, CancellationToken cancellationToken = default) =>
        await _stages.Retriever.RetrieveAsync(question, top, filter, cancellationToken).ConfigureAwait(false);

    /// <summary>The chunks of one document in order; none when the index does not hold it.</summary>
    public async Task<IReadOnlyList<Chunk>> GetChunksAsync(
        string documentId, CancellationToken cancellationToken = default)
    {
        var chunks = await _stages.Store.GetChunksAsync(documentId, cancellationToken).ConfigureAwait(false);
        return [.. chunks.Select(chunk => chunk.Chunk)];
    }

    /// <summary>How much the index holds.</summary>
    public async Task<IndexStatistics> GetStatisticsAsync(CancellationToken cancellationToken = default)
    {
        var documents = await GetDocumentsAsync(cancellationToken).ConfigureAwait(false);
        return new IndexStatistics(
            documents.Count, await _stages.Store.CountAsync(cancellationToken).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stages.DisposeAsync().ConfigureAwait(false);
        _writing.Dispose();
    }

    /// <inheritdoc/>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();
}
