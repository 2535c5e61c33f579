using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Writes chunks to a store, and what their files were: an <see cref="IChunkStore"/> as a component.</summary>
/// <remarks>
/// All files of a visit are written in one commit: all of them are in the store, or none. A file without chunks is
/// remembered, so that it counts as known the next time. A file that failed or was rejected leaves the store, unless
/// the failure is temporary. When there is nothing to change, the store is not touched.
/// </remarks>
public sealed class WriterComponent : GraphComponent
{
    /// <summary>A writer to a store, which stays the caller's.</summary>
    /// <param name="store">The store.</param>
    /// <param name="recipe">
    /// What the chunks of files are made with that no <see cref="CacheChecker"/> has looked at.
    /// </param>
    public WriterComponent(IChunkStore store, string recipe = IndexingRecipe.DefaultName)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentException.ThrowIfNullOrWhiteSpace(recipe);
        (Store, Recipe) = (store, recipe);
        Files = AddJoin<FolderFile>("files", isMandatory: false);
        Chunks = AddJoin<EmbeddedChunk>("chunks", isMandatory: false);
        Failed = AddJoin<DocumentFailure>("failed", isMandatory: false);
        Rejected = AddJoin<FolderFile>("rejected", isMandatory: false);
        Removals = AddJoin<string>("removals", isMandatory: false);
        Written = AddOutput<IReadOnlyList<IndexedSource>>("written");
        Failures = AddOutput<IReadOnlyList<DocumentFailure>>("failures");
        Unsupported = AddOutput<IReadOnlyList<FolderFile>>("unsupported");
    }

    /// <summary>The store.</summary>
    public IChunkStore Store { get; }

    /// <summary>What the chunks of files are made with that nobody has looked at.</summary>
    public string Recipe { get; }

    /// <summary>The files to be written, those that fail on the way included.</summary>
    public JoinInput<FolderFile> Files { get; }

    /// <summary>The chunks, of any number of senders; each belongs to one of the files.</summary>
    public JoinInput<EmbeddedChunk> Chunks { get; }

    /// <summary>What went wrong on the way.</summary>
    public JoinInput<DocumentFailure> Failed { get; }

    /// <summary>Those of the files that nothing converts.</summary>
    public JoinInput<FolderFile> Rejected { get; }

    /// <summary>Ids of further documents that leave the store; an unknown one is no error.</summary>
    public JoinInput<string> Removals { get; }

    /// <summary>What was written, in the order of the files.</summary>
    public Output<IReadOnlyList<IndexedSource>> Written { get; }

    /// <summary>What went wrong on the way, as it came; sent only when there is something.</summary>
    public Output<IReadOnlyList<DocumentFailure>> Failures { get; }

    /// <summary>The files that nothing converts, as they came; sent only when there is one.</summary>
    public Output<IReadOnlyList<FolderFile>> Unsupported { get; }

    /// <inheritdoc/>
    public override async ValueTask RunAsync(ComponentVisit visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var (failures, rejected) = (visit.Get(Failed), visit.Get(Rejected));
        var fates = new FileFates(visit.Get(Files), visit.Get(Chunks), failures, rejected);
        var updates = new List<SourceUpdate>();
        foreach (var (file, chunks) in fates.Good)
        {
            var source = await SourceAsync(file, chunks, visit.CancellationToken).ConfigureAwait(false);
            updates.Add(new SourceUpdate(source, chunks));
        }

        var unseen = await HeldAsync(fates.Unseen, visit.CancellationToken).ConfigureAwait(false);
        string[] removals = [.. visit.Get(Removals).Concat(fates.Stale).Concat(unseen).Distinct()];
        if (updates.Count + removals.Length > 0)
        {
            await Store.WriteAsync(updates, removals, visit.CancellationToken).ConfigureAwait(false);
        }

        visit.Set(Written, [.. updates.Select(update => update.Source)]);
        if (failures.Count > 0)
        {
            visit.Set(Failures, failures);
        }

        if (rejected.Count > 0)
        {
            visit.Set(Unsupported, rejected);
        }
    }

    private async ValueTask<IEnumerable<string>> HeldAsync(
        IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        var sources = await Store.GetSourcesAsync(cancellationToken).ConfigureAwait(false);
        return ids.Where(sources.ContainsKey);
    }

    private async Task<IndexedSource> SourceAsync(
        FolderFile file, IReadOnlyList<EmbeddedChunk> chunks, CancellationToken cancellationToken)
    {
        var changed = file as ChangedFile;
        var (mediaType, hash) = changed is not null
            ? (changed.MediaType, changed.ContentHash)
            : await LookAsync(file, cancellationToken).ConfigureAwait(false);
        return new IndexedSource
        {
            Id = file.Id,
            ContentHash = hash,
            Size = file.Length,
            ModifiedAt = file.LastWriteTime,
            Recipe = changed?.Recipe ?? Recipe,
            MediaType = chunks.Count > 0 ? chunks[0].Chunk.MediaType : mediaType,
            ChunkCount = chunks.Count,
        };
    }

    // The chunks were made before. Of a file that has changed since, the hash would be that of another text: with none,
    // the next run takes it for changed.
    private static async Task<(string MediaType, string Hash)> LookAsync(
        FolderFile file, CancellationToken cancellationToken)
    {
        try
        {
            var content = OpenedFile.Open(file);
            await using (content.ConfigureAwait(false))
            {
                var mediaType = await OpenedFile.DetectAsync(content, file, cancellationToken).ConfigureAwait(false);
                var hash = await OpenedFile.HashAsync(content, cancellationToken).ConfigureAwait(false);
                var now = new FileInfo(file.FullPath);
                var isSame = now.Exists && now.Length == file.Length
                    && new DateTimeOffset(now.LastWriteTimeUtc) == file.LastWriteTime;
                return (mediaType, isSame ? hash : string.Empty);
            }
        }
        catch (Exception error) when (OpenedFile.IsUnreadable(error))
        {
            return (MediaType.Detect([], file.FullPath), string.Empty);
        }
    }
}
