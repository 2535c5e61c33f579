using Search.Pipeline;

namespace Search.Indexing;

/// <summary>
/// Makes the vectors of another model for an index, in a store beside it that the next run goes on with.
/// </summary>
internal sealed class Reembedding(LuceneChunkStore old, LuceneChunkStore staged, ChunkEmbedder embedder)
{
    private const int BatchChunks = 64;

    /// <summary>Embeds what has no vector yet.</summary>
    public async Task RunAsync(IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var sources = await old.GetSourcesAsync(cancellationToken).ConfigureAwait(false);
        var done = 0;
        foreach (var source in sources.Values)
        {
            var chunks = await old.GetFileAsync(source, cancellationToken).ConfigureAwait(false);
            var vectors = await VectorsOfAsync(source, cancellationToken).ConfigureAwait(false);
            Chunk[] missing = [.. chunks.Chunks.Select(chunk => chunk.Chunk).Where(chunk => !Has(vectors, chunk))];
            foreach (var batch in missing.Chunk(BatchChunks))
            {
                var embedded = await embedder.EmbedAsync(batch, cancellationToken).ConfigureAwait(false);
                foreach (var chunk in embedded)
                {
                    vectors[chunk.Chunk.Id] = chunk;
                }

                // Batch by batch, so that a large file need not begin anew.
                await WriteAsync(source, chunks, vectors, cancellationToken).ConfigureAwait(false);
            }

            done += chunks.Chunks.Count;
            progress?.Report(done);
        }
    }

    /// <summary>The files of the old index with the new vectors, all of which must be there.</summary>
    public SourceUpdate Renewed(SourceUpdate file)
    {
        var vectors = staged.GetFile(file.Source).Chunks
            .ToDictionary(chunk => chunk.Chunk.Id, StringComparer.Ordinal);
        return file with
        {
            Chunks = [.. file.Chunks.Select(chunk => chunk with { Vector = vectors[chunk.Chunk.Id].Vector })],
        };
    }

    private static bool Has(Dictionary<string, EmbeddedChunk> vectors, Chunk chunk) =>
        vectors.TryGetValue(chunk.Id, out var known) && known.Chunk.Text == chunk.Text;

    private async Task<Dictionary<string, EmbeddedChunk>> VectorsOfAsync(
        IndexedSource source, CancellationToken cancellationToken)
    {
        var file = await staged.GetFileAsync(source, cancellationToken).ConfigureAwait(false);
        return file.Chunks.ToDictionary(chunk => chunk.Chunk.Id, StringComparer.Ordinal);
    }

    private async Task WriteAsync(
        IndexedSource source, SourceUpdate file, Dictionary<string, EmbeddedChunk> vectors,
        CancellationToken cancellationToken)
    {
        EmbeddedChunk[] made =
        [
            .. file.Chunks.Where(chunk => Has(vectors, chunk.Chunk))
                .Select(chunk => chunk with { Vector = vectors[chunk.Chunk.Id].Vector }),
        ];
        var update = new SourceUpdate(source with { ChunkCount = made.Length }, made);
        await staged.WriteAsync([update], [], cancellationToken).ConfigureAwait(false);
    }
}
