using Search.Pipeline;

namespace Search.Indexing;

/// <summary>A chunk store in a folder: one Lucene index that holds texts, word lists and vectors together.</summary>
/// <remarks>
/// <para>Thread-safe. Several processes can search one folder; one of them can write. The right to write is taken by
/// the first write and kept until the store is disposed of. Every search sees the latest finished write, of any
/// process.</para>
/// <para>Searches run on the caller's thread and return a finished task: they are milliseconds of calculation. Opening
/// and writing run on the thread pool.</para>
/// <para>The vector search compares the question with every vector, one byte a component, and the nearest of those
/// again by their full vectors. The bytes of a segment are loaded into memory at the first vector search that meets it.
/// Large segments get a graph, built in the background, in which that is faster; see
/// <see cref="VectorSearchOptions"/>.</para>
/// <para>Words are cut by the rules of <see cref="LuceneChunkStoreOptions.Language"/>: lower case, stop words left out,
/// stemmed. A word that stands twice in a question counts twice.</para>
/// <para>An unpaired surrogate in a text, title or metadata comes back as U+FFFD. Ids are 1 to 10,000 characters, and a
/// chunk's id is unique across files: the store checks that within one write only.</para>
/// </remarks>
public sealed partial class LuceneChunkStore : IChunkStore
{
    private readonly string _folder;
    private readonly LuceneChunkStoreOptions _options;
    private readonly IndexDirectory _directory;
    private readonly CommittedIndex _committed;
    private readonly IndexWriting _writing;
    private readonly VectorSearch _vectors;
    private readonly ChunkSearch _search;
    private readonly SearchPrecedence _searches = new();
    private readonly SemaphoreSlim _oneWriter = new(1, 1);
    private bool _isDisposed;

    private LuceneChunkStore(IndexStamp stamp, LuceneChunkStoreOptions options)
    {
        Space = stamp.Space;
        _folder = stamp.Folder;
        IndexFolder.RefuseFile(_folder);
        _options = options;
        _directory = new IndexDirectory(_folder);
        _committed = CommittedIndex.Open(_directory, stamp);
        _writing = new IndexWriting(_directory, stamp, options);
        _vectors = new VectorSearch(_committed, stamp, options.Vectors, _searches);
        _search = new ChunkSearch(options, _vectors);
    }

    /// <inheritdoc/>
    public VectorSpace Space { get; }

    /// <summary>
    /// Opens the index in a folder, or prepares a new one: a folder is made by the first write, not before.
    /// </summary>
    /// <param name="folder">The folder; it holds nothing but the index.</param>
    /// <param name="space">The vectors that the index holds or will hold.</param>
    /// <param name="options">Weights and memory; null for the defaults.</param>
    /// <param name="cancellationToken">Stops the work before it begins.</param>
    /// <remarks>Every file of the index is read once and its checksum compared.</remarks>
    /// <exception cref="StoreException">
    /// The index is damaged, of a newer format, of another model or language; or the folder holds other files, or
    /// cannot be read.
    /// </exception>
    public static async ValueTask<LuceneChunkStore> OpenAsync(
        string folder,
        VectorSpace space,
        LuceneChunkStoreOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(space);
        ArgumentOutOfRangeException.ThrowIfLessThan(space.Dimensions, 1);
        options ??= new LuceneChunkStoreOptions();
        options.Check();
        var stamp = new IndexStamp(Path.GetFullPath(folder), space, options.Language);
        return await Task.Run(() => Open(stamp, options), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<int> CountAsync(CancellationToken cancellationToken = default) =>
        Read(snapshot => SourceRecords.CountChunks(snapshot.Reader), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyDictionary<string, IndexedSource>> GetSourcesAsync(
        CancellationToken cancellationToken = default) =>
        Read(snapshot => SourceRecords.All(snapshot.Reader, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<EmbeddedChunk>> GetChunksAsync(
        string documentId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(documentId);
        return Read(
            snapshot => DocumentChunks.Of(snapshot.Reader, documentId, Space.Dimensions, cancellationToken),
            cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ScoredChunk>> SearchKeywordsAsync(
        string question, int top, MetadataFilter? filter, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentOutOfRangeException.ThrowIfLessThan(top, 1);
        return Read(snapshot => _search.ByWords(snapshot, question, top, filter, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ScoredChunk>> SearchVectorAsync(
        ReadOnlyMemory<float> vector, int top, MetadataFilter? filter, CancellationToken cancellationToken = default)
    {
        UpdateRules.CheckVector(Space, vector.Span, "The vector of the question");
        ArgumentOutOfRangeException.ThrowIfLessThan(top, 1);
        return Read(
            snapshot => _search.ByVector(snapshot, vector.Span, top, filter, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask WriteAsync(
        IReadOnlyCollection<SourceUpdate> updates,
        IReadOnlyCollection<string> removals,
        CancellationToken cancellationToken = default)
    {
        UpdateRules.Check(Space, updates, removals);
        await ChangeAsync(_ => (updates, removals), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Builds the graphs over the vectors of large segments that have none yet, and saves them in the folder.
    /// </summary>
    /// <remarks>
    /// Never needed: a search that misses a graph begins to build it in the background, and compares all vectors until
    /// it is there. About a second for 5,000 vectors of 384 dimensions, on one thread. Searches and writes go on; while
    /// a search is running, the work waits for it, but not for long.
    /// </remarks>
    /// <exception cref="StoreException">The index cannot be read.</exception>
    public async Task BuildVectorGraphsAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            await _vectors.BuildGraphsAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (StoreErrors.IsStorage(e))
        {
            throw StoreErrors.Translate(e, _folder);
        }
    }

    /// <summary>Waits for a running write, then closes the index; a running search ends undisturbed.</summary>
    public async ValueTask DisposeAsync()
    {
        await _oneWriter.WaitAsync().ConfigureAwait(false);
        try
        {
            if (!_isDisposed)
            {
                _isDisposed = true;
                await _vectors.DisposeAsync().ConfigureAwait(false);
                _writing.Dispose();
                _committed.Dispose();
            }
        }
        finally
        {
            _oneWriter.Release();
        }
    }

    /// <summary>How many bytes vectors and graphs take in memory; those that no search has met are loaded.</summary>
    internal ValueTask<long> MeasureVectorsAsync(CancellationToken cancellationToken = default) =>
        Read(_vectors.MemoryOf, cancellationToken);

    private static LuceneChunkStore Open(IndexStamp stamp, LuceneChunkStoreOptions options)
    {
        try
        {
            return new LuceneChunkStore(stamp, options);
        }
        catch (Exception e) when (StoreErrors.IsStorageAtOpen(e))
        {
            throw StoreErrors.Translate(e, stamp.Folder);
        }
    }

    private ValueTask<T> Read<T>(Func<IndexSnapshot, T> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Guarded(() =>
        {
            using var search = _searches.Begin();
            using var snapshot = _committed.Acquire();
            return read(snapshot);
        }));
    }

    private T Guarded<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (StoreErrors.IsStorage(e))
        {
            throw StoreErrors.Translate(e, _folder);
        }
    }

    /// <summary>Makes one commit of what is worked out from the index as no other writer can change it.</summary>
    private Task ChangeAsync(
        Func<IndexSnapshot, (IReadOnlyCollection<SourceUpdate> Updates, IReadOnlyCollection<string> Removals)> change,
        CancellationToken cancellationToken) =>
        AloneAsync(
            () =>
            {
                OpenWriter();
                using var snapshot = _committed.Acquire();
                var (updates, removals) = change(snapshot);
                _writing.Apply(updates, removals, cancellationToken);
                _committed.CountOwnCommit();
            },
            cancellationToken);

    /// <summary>Runs work that no other write of this store runs beside.</summary>
    private async Task AloneAsync(Action work, CancellationToken cancellationToken)
    {
        await _oneWriter.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            await Task.Run(
                () => Guarded(() =>
                {
                    work();
                    return true;
                }),
                cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _oneWriter.Release();
        }
    }

    private void OpenWriter()
    {
        if (!_writing.IsOpen)
        {
            using var snapshot = _committed.Acquire();
            _writing.Open(isFirst: snapshot.IsEmpty);
            _committed.CountOwnCommit();
        }
    }
}
