using System.Security.Cryptography;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Writes chunks to a store, and what their files were: an <see cref="IChunkStore"/> as a component.</summary>
/// <remarks>All files of a visit are written in one commit: all of them are in the store, or none.</remarks>
public sealed class WriterComponent : GraphComponent
{
    /// <summary>The name of the way on which chunks were made, when nobody says. Default <c>graph</c>.</summary>
    public const string DefaultRecipe = "graph";

    /// <summary>A writer to a store, which stays the caller's.</summary>
    /// <param name="store">The store.</param>
    /// <param name="recipe">What the chunks are made with; change it when the way of making them changes.</param>
    public WriterComponent(IChunkStore store, string recipe = DefaultRecipe)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentException.ThrowIfNullOrWhiteSpace(recipe);
        (Store, Recipe) = (store, recipe);
        Files = AddJoin<FolderFile>("files");
        Chunks = AddJoin<EmbeddedChunk>("chunks");
        Written = AddOutput<IReadOnlyList<IndexedSource>>("written");
    }

    /// <summary>The store.</summary>
    public IChunkStore Store { get; }

    /// <summary>What the chunks are made with.</summary>
    public string Recipe { get; }

    /// <summary>The files that the chunks are of; one that has no chunk is not written.</summary>
    public JoinInput<FolderFile> Files { get; }

    /// <summary>The chunks, of any number of senders; each belongs to one of the files.</summary>
    public JoinInput<EmbeddedChunk> Chunks { get; }

    /// <summary>What was written, in the order of the files.</summary>
    public Output<IReadOnlyList<IndexedSource>> Written { get; }

    /// <inheritdoc/>
    public override async ValueTask RunAsync(ComponentVisit visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var updates = new List<SourceUpdate>();
        var chunks = visit.Get(Chunks);
        foreach (var file in visit.Get(Files).DistinctBy(file => file.Id))
        {
            EmbeddedChunk[] own =
                [.. chunks.Where(chunk => Document.BelongsTo(chunk.Chunk.DocumentId, file.Id))];
            if (own.Length > 0)
            {
                var source = await SourceAsync(file, own, visit.CancellationToken).ConfigureAwait(false);
                updates.Add(new SourceUpdate(source, own));
            }
        }

        if (updates.Sum(update => update.Chunks.Count) < chunks.Count)
        {
            throw new InvalidOperationException("There are chunks that belong to none of the files.");
        }

        await Store.WriteAsync(updates, [], visit.CancellationToken).ConfigureAwait(false);
        visit.Set(Written, [.. updates.Select(update => update.Source)]);
    }

    private async Task<IndexedSource> SourceAsync(
        FolderFile file, EmbeddedChunk[] chunks, CancellationToken cancellationToken)
    {
        var content = OpenedFile.Open(file);
        await using (content.ConfigureAwait(false))
        {
            return new IndexedSource
            {
                Id = file.Id,
                ContentHash = Convert.ToHexStringLower(
                    await SHA256.HashDataAsync(content, cancellationToken).ConfigureAwait(false)),
                Size = file.Length,
                ModifiedAt = file.LastWriteTime,
                Recipe = Recipe,
                MediaType = chunks[0].Chunk.MediaType,
                ChunkCount = chunks.Length,
            };
        }
    }
}
