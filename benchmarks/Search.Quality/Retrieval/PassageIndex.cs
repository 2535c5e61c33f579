using System.Diagnostics;
using Microsoft.Extensions.AI;
using Search.Indexing;
using Search.Pipeline;

namespace Search.Quality;

/// <summary>Keeps the passages of a collection in an index, each whole as one chunk where nobody cuts them.</summary>
internal static class PassageIndex
{
    private const int Batch = 256;

    // Passages that only words are looked up in need no model; the store wants some vector of each chunk.
    private static readonly VectorSpace NoModel = new(new ModelIdentity("none", ""), 1);

    /// <summary>Opens the index for words alone, and adds the passages that are not in it.</summary>
    public static async Task<LuceneChunkStore> OpenForWordsAsync(
        string folder, RetrievalCollection collection, CancellationToken cancellationToken)
    {
        var store = await LuceneChunkStore.OpenAsync(folder, NoModel, cancellationToken: cancellationToken);
        float[] vector = [1];
        await FillAsync(
            store, collection,
            chunks => ValueTask.FromResult<IReadOnlyList<EmbeddedChunk>>(
                [.. chunks.Select(chunk => new EmbeddedChunk(chunk, vector))]),
            cancellationToken);
        return store;
    }

    /// <summary>Opens the index for words and vectors, and adds the passages that are not in it.</summary>
    public static async Task<LuceneChunkStore> OpenAsync(
        string folder, VectorSpace space, IEmbeddingGenerator<string, Embedding<float>> generator,
        RetrievalCollection collection, CancellationToken cancellationToken, IDocumentSplitter? splitter = null)
    {
        var store = await LuceneChunkStore.OpenAsync(folder, space, cancellationToken: cancellationToken);
        var embedder = new ChunkEmbedder(generator.ForPassages());
        await FillAsync(
            store, collection, chunks => embedder.EmbedAsync(chunks, cancellationToken), cancellationToken, splitter);
        return store;
    }

    private static async Task FillAsync(
        LuceneChunkStore store, RetrievalCollection collection,
        Func<IReadOnlyList<Chunk>, ValueTask<IReadOnlyList<EmbeddedChunk>>> embed, CancellationToken cancellationToken,
        IDocumentSplitter? splitter = null)
    {
        var recipe = splitter?.Version ?? "whole passages";
        var known = await store.GetSourcesAsync(cancellationToken);
        var missing = collection.Passages
            .Where(passage => known.GetValueOrDefault(passage.Id) is not { } source
                || source.ContentHash != collection.Hash || source.Recipe != recipe).ToList();
        var removals = known.Keys.Except(collection.Passages.Select(passage => passage.Id), StringComparer.Ordinal)
            .ToList();
        await store.WriteAsync([], removals, cancellationToken);
        var watch = Stopwatch.StartNew();
        var done = 0;
        foreach (var batch in missing.Chunk(Batch))
        {
            var chunks = new List<Chunk>();
            foreach (var passage in batch.Where(passage => passage.Text.Length > 0))
            {
                chunks.AddRange(splitter is null
                    ? [Chunk.Of(passage, new TextSpan(0, passage.Text.Length), 0, 0)]
                    : await splitter.SplitAsync(passage, cancellationToken));
            }

            var embedded = (await embed(chunks)).ToLookup(chunk => chunk.Chunk.DocumentId);
            await store.WriteAsync(
                [.. batch.Select(passage => UpdateOf(passage, [.. embedded[passage.Id]], collection.Hash, recipe))], [],
                cancellationToken);
            done += batch.Length;
            await Console.Error.WriteLineAsync($"indexed {done} of {missing.Count} in {watch.Elapsed:mm\\:ss}");
        }
    }

    private static SourceUpdate UpdateOf(
        Document passage, IReadOnlyList<EmbeddedChunk> chunks, string hash, string recipe) => new(
        new IndexedSource
        {
            Id = passage.Id,
            ContentHash = hash,
            Size = passage.Text.Length,
            ModifiedAt = DateTimeOffset.UnixEpoch,
            Recipe = recipe,
            MediaType = passage.MediaType,
            ChunkCount = chunks.Count,
        },
        chunks);
}
