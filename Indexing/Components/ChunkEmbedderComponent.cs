using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Gives chunks their vectors: a <see cref="ChunkEmbedder"/> as a component.</summary>
public sealed class ChunkEmbedderComponent : GraphComponent
{
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
        visit.Set(
            Embedded, await Embedder.EmbedAsync(visit.Get(Chunks), visit.CancellationToken).ConfigureAwait(false));
    }
}
