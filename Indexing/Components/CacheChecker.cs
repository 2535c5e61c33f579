using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Parts files that a store holds as they are from those that are new or have changed.</summary>
/// <remarks>A file is the same when its id, size, time of the last change and recipe are.</remarks>
public sealed class CacheChecker : GraphComponent
{
    /// <summary>A checker of a store, which stays the caller's.</summary>
    /// <param name="store">The store.</param>
    /// <param name="recipe">
    /// What the chunks were made with; the same as that of the <see cref="WriterComponent"/>.
    /// </param>
    public CacheChecker(IChunkStore store, string recipe = WriterComponent.DefaultRecipe)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentException.ThrowIfNullOrWhiteSpace(recipe);
        (Store, Recipe) = (store, recipe);
        Files = AddJoin<FolderFile>("files");
        Known = AddOutput<IReadOnlyList<FolderFile>>("known");
        Changed = AddOutput<IReadOnlyList<FolderFile>>("changed");
    }

    /// <summary>The store.</summary>
    public IChunkStore Store { get; }

    /// <summary>What the chunks were made with.</summary>
    public string Recipe { get; }

    /// <summary>The files, of any number of senders.</summary>
    public JoinInput<FolderFile> Files { get; }

    /// <summary>Files that the store holds as they are; sent only when there is one.</summary>
    public Output<IReadOnlyList<FolderFile>> Known { get; }

    /// <summary>Files that are new or have changed; sent only when there is one.</summary>
    public Output<IReadOnlyList<FolderFile>> Changed { get; }

    /// <inheritdoc/>
    public override async ValueTask RunAsync(ComponentVisit visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var sources = await Store.GetSourcesAsync(visit.CancellationToken).ConfigureAwait(false);
        foreach (var group in visit.Get(Files).GroupBy(file => IsKnown(sources, file)))
        {
            visit.Set(group.Key ? Known : Changed, [.. group]);
        }
    }

    private bool IsKnown(IReadOnlyDictionary<string, IndexedSource> sources, FolderFile file) =>
        sources.TryGetValue(file.Id, out var source) && source.Size == file.Length
        && source.ModifiedAt == file.LastWriteTime && source.Recipe == Recipe;
}
