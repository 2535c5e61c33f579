using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Parts files that a store holds as they are from those that are new or have changed.</summary>
/// <remarks>
/// A file whose size, time of the last change and recipe are those in the store is not opened; of another one the
/// content and the recipe decide. A file that cannot be read is a failure in the output.
/// </remarks>
public sealed class CacheChecker : GraphComponent
{
    /// <summary>A checker of a store, which stays the caller's.</summary>
    /// <param name="store">The store.</param>
    /// <param name="recipe">What the chunks are made with. Default: the one that nobody has named.</param>
    /// <param name="limits">How large a file may get; a larger one is a failure.</param>
    public CacheChecker(IChunkStore store, IndexingRecipe? recipe = null, ConversionLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(store);
        Store = store;
        Recipe = recipe ?? new IndexingRecipe(IndexingRecipe.DefaultName);
        Limits = limits ?? ConversionLimits.Default;
        Files = AddJoin<FolderFile>("files");
        Sources = AddInput<IReadOnlyDictionary<string, IndexedSource>?>("sources", null);
        Known = AddOutput<IReadOnlyList<FolderFile>>("known");
        Changed = AddOutput<IReadOnlyList<ChangedFile>>("changed");
        Failures = AddOutput<IReadOnlyList<DocumentFailure>>("failures");
    }

    /// <summary>The store.</summary>
    public IChunkStore Store { get; }

    /// <summary>What the chunks are made with.</summary>
    public IndexingRecipe Recipe { get; }

    /// <summary>How large a file may get.</summary>
    public ConversionLimits Limits { get; }

    /// <summary>The files, of any number of senders.</summary>
    public JoinInput<FolderFile> Files { get; }

    /// <summary>
    /// What the store holds, for a caller who runs a graph many times; null to ask the store. Default null.
    /// </summary>
    public Input<IReadOnlyDictionary<string, IndexedSource>?> Sources { get; }

    /// <summary>Files that the store holds as they are; sent only when there is one.</summary>
    public Output<IReadOnlyList<FolderFile>> Known { get; }

    /// <summary>Files that are new or have changed; sent only when there is one.</summary>
    public Output<IReadOnlyList<ChangedFile>> Changed { get; }

    /// <summary>Files that are too large or cannot be read now; sent only when there is one.</summary>
    public Output<IReadOnlyList<DocumentFailure>> Failures { get; }

    /// <inheritdoc/>
    public override async ValueTask RunAsync(ComponentVisit visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var sources = visit.Get(Sources)
            ?? await Store.GetSourcesAsync(visit.CancellationToken).ConfigureAwait(false);
        var (known, changed) = (new List<FolderFile>(), new List<ChangedFile>());
        var failures = new List<DocumentFailure>();
        foreach (var file in visit.Get(Files))
        {
            var source = sources.GetValueOrDefault(file.Id);
            if (IsUntouched(file, source))
            {
                known.Add(file);
                continue;
            }

            try
            {
                var (look, error) =
                    await LookAsync(file, source is not null, visit.CancellationToken).ConfigureAwait(false);
                if (look is null)
                {
                    failures.Add(new DocumentFailure(file.Id, error!));
                }
                else if (IsSame(look, source))
                {
                    known.Add(file);
                }
                else
                {
                    changed.Add(look);
                }
            }
            catch (Exception error) when (OpenedFile.IsUnreadable(error))
            {
                failures.Add(new DocumentFailure(file.Id, OpenedFile.Unreadable(error)) { IsTemporary = true });
            }
        }

        Send(visit, Known, known);
        Send(visit, Changed, changed);
        Send(visit, Failures, failures);
    }

    private static void Send<T>(ComponentVisit visit, Output<IReadOnlyList<T>> output, List<T> items)
    {
        if (items.Count > 0)
        {
            visit.Set(output, items);
        }
    }

    private bool IsUntouched(FolderFile file, IndexedSource? source) =>
        source is not null && source.Size == file.Length && source.ModifiedAt == file.LastWriteTime
        && source.Recipe == Recipe.For(source.MediaType);

    private static bool IsSame(ChangedFile look, IndexedSource? source) =>
        source is not null && look.ContentHash.Length > 0 && source.ContentHash == look.ContentHash
        && source.Recipe == look.Recipe;

    // A file that nothing will convert, by its size or its type, need not be read to its end.
    private async Task<(ChangedFile? Look, string? Error)> LookAsync(
        FolderFile file, bool isKnown, CancellationToken cancellationToken)
    {
        var content = OpenedFile.Open(file);
        await using (content.ConfigureAwait(false))
        {
            if (OpenedFile.TooLarge(content, Limits.MaxBytes) is { } error)
            {
                return (null, error);
            }

            var mediaType = await OpenedFile.DetectAsync(content, file, cancellationToken).ConfigureAwait(false);
            var recipe = Recipe.For(mediaType);
            var hash = recipe is null
                ? string.Empty
                : await OpenedFile.HashAsync(content, cancellationToken).ConfigureAwait(false);
            return (new ChangedFile(file.Id, file.FullPath, file.Length, file.LastWriteTime)
            {
                MediaType = mediaType, ContentHash = hash, Recipe = recipe, IsKnown = isKnown,
            }, null);
        }
    }
}
