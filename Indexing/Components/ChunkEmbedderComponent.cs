using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Gives chunks their vectors: a <see cref="ChunkEmbedder"/> as a component.</summary>
/// <remarks>Many chunks are embedded in batches of like size, and after each of them progress is told.</remarks>
public sealed class ChunkEmbedderComponent : GraphComponent
{
    /// <summary>How many chunks are embedded in one call at most: 128, enough for batches of like length.</summary>
    public const int BatchSize = 128;

    /// <summary>A component that embeds with an embedder, which stays the caller's.</summary>
    public ChunkEmbedderComponent(ChunkEmbedder embedder)
    {
        ArgumentNullException.ThrowIfNull(embedder);
        Embedder = embedder;
        Chunks = AddJoin<Chunk>("chunks");
        Embedded = AddOutput<IReadOnlyList<EmbeddedChunk>>("chunks");
    }

    /// <summary>What embeds.</summary>
    public ChunkEmbedder Embedder { get; }

    /// <summary>The chunks, of any number of senders.</summary>
    public JoinInput<Chunk> Chunks { get; }

    /// <summary>The chunks with vectors of length 1, in the same order.</summary>
    public Output<IReadOnlyList<EmbeddedChunk>> Embedded { get; }

    /// <inheritdoc/>
    public override async ValueTask RunAsync(ComponentVisit visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var chunks = visit.Get(Chunks);
        var embedded = new List<EmbeddedChunk>(chunks.Count);
        foreach (var batch in chunks.Chunk(EvenSize(chunks.Count)))
        {
            embedded.AddRange(await Embedder.EmbedAsync(batch, visit.CancellationToken).ConfigureAwait(false));
            visit.Report(batch[^1].DocumentId, (double)embedded.Count / chunks.Count);
        }

        visit.Set(Embedded, embedded);
    }

    // As few batches as there must be, and none of them a small rest.
    private static int EvenSize(int count)
    {
        var batches = Math.Max(1, (count + BatchSize - 1) / BatchSize);
        return Math.Max(1, (count + batches - 1) / batches);
    }
}
