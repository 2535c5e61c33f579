using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Gives chunks their vectors: a <see cref="ChunkEmbedder"/> as a component.</summary>
/// <remarks>
/// Many chunks are embedded in batches of like size, and after each of them progress is told. Of more
/// than 8192 chunks, the vectors lie in a temporary file until nobody needs them.
/// </remarks>
public sealed class ChunkEmbedderComponent : GraphComponent
{
    /// <summary>How many chunks are embedded in one call at most: 128, enough for batches of like length.</summary>
    public const int BatchSize = 128;

    // Some ten megabytes of vectors.
    internal const int MostInMemory = 8192;

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
        visit.Set(
            Embedded,
            chunks.Count > MostInMemory
                ? await SpillAsync(visit, chunks).ConfigureAwait(false)
                : await KeepAsync(visit, chunks).ConfigureAwait(false));
    }

    private async Task<IReadOnlyList<EmbeddedChunk>> KeepAsync(ComponentVisit visit, IReadOnlyList<Chunk> chunks)
    {
        var embedded = new List<EmbeddedChunk>(chunks.Count);
        await foreach (var batch in EmbedAsync(visit, chunks).ConfigureAwait(false))
        {
            embedded.AddRange(batch);
        }

        return embedded;
    }

    private async Task<IReadOnlyList<EmbeddedChunk>> SpillAsync(ComponentVisit visit, IReadOnlyList<Chunk> chunks)
    {
        VectorSpill? vectors = null;
        await foreach (var batch in EmbedAsync(visit, chunks).ConfigureAwait(false))
        {
            vectors ??= VectorSpill.Create(batch[0].Vector.Length);
            foreach (var chunk in batch)
            {
                vectors.Add(chunk.Vector.Span);
            }
        }

        return new EmbeddedChunkList(chunks, vectors!);
    }

    private async IAsyncEnumerable<IReadOnlyList<EmbeddedChunk>> EmbedAsync(
        ComponentVisit visit, IReadOnlyList<Chunk> chunks)
    {
        var embedded = 0;
        foreach (var batch in chunks.Chunk(EvenSize(chunks.Count)))
        {
            yield return await Embedder.EmbedAsync(batch, visit.CancellationToken).ConfigureAwait(false);
            embedded += batch.Length;
            visit.Report(batch[^1].DocumentId, (double)embedded / chunks.Count);
        }
    }

    // As few batches as there must be, and none of them a small rest.
    private static int EvenSize(int count)
    {
        var batches = Math.Max(1, (count + BatchSize - 1) / BatchSize);
        return Math.Max(1, (count + batches - 1) / batches);
    }
}
