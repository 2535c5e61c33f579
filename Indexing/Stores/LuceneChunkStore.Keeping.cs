using Search.Pipeline;

namespace Search.Indexing;

public sealed partial class LuceneChunkStore
{
    private const string StagingSuffix = ".reembedding";

    /// <summary>Says which vectors the index in a folder holds, without opening it.</summary>
    /// <returns>The space; null when the folder holds no index yet.</returns>
    /// <exception cref="StoreException">The folder holds something else, or cannot be read.</exception>
    public static async ValueTask<VectorSpace?> FindSpaceAsync(
        string folder, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var path = Path.GetFullPath(folder);
        return await Task.Run(() => CommitReading.SpaceIn(path), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Merges all segments into one and frees the space of what was deleted.</summary>
    /// <remarks>
    /// Takes about as long as writing the index did, and its size again until it is done; searches go on.
    /// </remarks>
    /// <param name="cancellationToken">Stops the work before it begins.</param>
    /// <exception cref="StoreException">Another process is writing, or the disk refuses.</exception>
    public async ValueTask CompactAsync(CancellationToken cancellationToken = default) => await AloneAsync(
        () =>
        {
            OpenWriter();
            _writing.Compact();
            _committed.CountOwnCommit();
        },
        cancellationToken).ConfigureAwait(false);

    /// <summary>
    /// Checks the whole index: checksums, numbers of chunks, every chunk readable, every vector present.
    /// </summary>
    /// <remarks>Reads everything once. Searches and writes go on meanwhile.</remarks>
    public async ValueTask<StoreVerification> VerifyAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return await Task.Run(
            () => Guarded(
                () => IndexVerification.Of(_committed, _directory, _folder, Space, cancellationToken)),
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Counts what the index holds and takes.</summary>
    public ValueTask<StoreStatistics> GetStatisticsAsync(CancellationToken cancellationToken = default) => Read(
        snapshot => snapshot.Reader is Lucene.Net.Index.DirectoryReader reader
            ? new StoreStatistics(
                SourceRecords.All(reader, cancellationToken).Count, SourceRecords.CountChunks(reader))
            {
                DeletedDocuments = reader.NumDeletedDocs,
                Segments = reader.Leaves.Count,
                Bytes = reader.IndexCommit.FileNames.Sum(_directory.FileLength),
                Format = snapshot.Format,
                Language = IndexStamp.LanguageOf(reader.IndexCommit.UserData, _folder),
                Space = Space,
            }
            : new StoreStatistics(0, 0) { Space = Space },
        cancellationToken);

    /// <summary>Copies the index into another folder while it is in use.</summary>
    /// <param name="folder">An empty or a new folder; the copy is an index like any other.</param>
    /// <param name="cancellationToken">Stops the work; what has been copied is no index then.</param>
    /// <remarks>
    /// The copy is the last commit, and its checksums are compared. Searches go on, and so do writes of other
    /// processes; those of this store wait.
    /// </remarks>
    /// <exception cref="StoreException">
    /// The folder is not empty, the index has nothing in it yet, or a disk refuses.
    /// </exception>
    public async ValueTask BackupAsync(string folder, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var target = Path.GetFullPath(folder);
        await AloneAsync(() => IndexBackup.Copy(_directory, _folder, target, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>Gives the index the vectors of another model.</summary>
    /// <param name="embedder">Makes the vectors.</param>
    /// <param name="space">The space of the new vectors.</param>
    /// <param name="progress">Is told how many chunks have their new vectors.</param>
    /// <param name="cancellationToken">Stops the work; the next call goes on from there.</param>
    /// <remarks>
    /// <para>New vectors are collected in a folder beside the index, named after it. Until all are there, the index is
    /// searched and written as ever; then one commit switches. After that this store is of no more use: dispose of it
    /// and open the index with the new model.</para>
    /// <para>For the last step this store takes the right to write. Costs the embedding of every chunk, and the space
    /// of the vectors twice.</para>
    /// </remarks>
    /// <exception cref="ArgumentException">The index holds vectors of this space already.</exception>
    /// <exception cref="StoreException">Another process is writing, or the disk refuses.</exception>
    public async Task ReembedAsync(
        ChunkEmbedder embedder, VectorSpace space, IProgress<int>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(embedder);
        ArgumentNullException.ThrowIfNull(space);
        if (space == Space)
        {
            throw new ArgumentException($"The index holds vectors of {space} already.", nameof(space));
        }

        var folder = _folder + StagingSuffix;
        var staged = await OpenStagingAsync(folder, space, cancellationToken).ConfigureAwait(false);
        await using (staged.ConfigureAwait(false))
        {
            var work = new Reembedding(this, staged, embedder);
            await work.RunAsync(progress, cancellationToken).ConfigureAwait(false);
            await SwitchAsync(work, space, cancellationToken).ConfigureAwait(false);
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>All that the index holds of a file, its parts included.</summary>
    internal SourceUpdate GetFile(IndexedSource source) => Guarded(() =>
    {
        using var snapshot = _committed.Acquire();
        return SourceReading.Of(snapshot.Reader, source, Space.Dimensions, CancellationToken.None);
    });

    /// <inheritdoc cref="GetFile"/>
    internal Task<SourceUpdate> GetFileAsync(IndexedSource source, CancellationToken cancellationToken) =>
        Task.Run(() => GetFile(source), cancellationToken);

    private static async Task<LuceneChunkStore> OpenStagingAsync(
        string folder, VectorSpace space, CancellationToken cancellationToken)
    {
        if (await FindSpaceAsync(folder, cancellationToken).ConfigureAwait(false) is { } other && other != space)
        {
            // Vectors for a switch that never came.
            Directory.Delete(folder, recursive: true);
        }

        var options = new LuceneChunkStoreOptions { Language = KeywordLanguage.Standard };
        return await OpenAsync(folder, space, options, cancellationToken).ConfigureAwait(false);
    }

    private async Task SwitchAsync(Reembedding work, VectorSpace space, CancellationToken cancellationToken)
    {
        await _oneWriter.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            Guarded(() =>
            {
                OpenWriter();
                return true;
            });
            // What was written since the last look; from here on nobody writes.
            await work.RunAsync(progress: null, cancellationToken).ConfigureAwait(false);
            await Task.Run(
                () => Guarded(() =>
                {
                    using var snapshot = _committed.Acquire();
                    _writing.Rebuild(
                        space,
                        SourceRecords.All(snapshot.Reader, cancellationToken).Values.Select(source => work.Renewed(
                            SourceReading.Of(snapshot.Reader, source, Space.Dimensions, cancellationToken))),
                        cancellationToken);
                    return true;
                }),
                cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _oneWriter.Release();
        }
    }
}
