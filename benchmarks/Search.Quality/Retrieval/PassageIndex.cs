using System.Diagnostics;
using Search.Indexing;
using Search.Inference;
using Search.Pipeline;

namespace Search.Quality;

/// <summary>Keeps the passages of a collection, each whole as one chunk, or other documents in an index.</summary>
internal static class PassageIndex
{
    private const int ChunksAtOnce = 256;

    // Passages that only words are looked up in need no model; the store wants some vector of each chunk.
    private static readonly VectorSpace NoModel = new(new ModelIdentity("none", ""), 1);

    /// <summary>Opens the index for words alone, and adds the passages that are not in it.</summary>
    public static async Task<LuceneChunkStore> OpenForWordsAsync(
        string folder, RetrievalCollection collection, CancellationToken cancellationToken)
    {
        var store = await LuceneChunkStore.OpenAsync(folder, NoModel, cancellationToken: cancellationToken);
        float[] vector = [1];
        await FillAsync(
            store, collection.Passages, collection.Hash, PassageCut.Whole,
            chunks => ValueTask.FromResult<IReadOnlyList<EmbeddedChunk>>(
                [.. chunks.Select(chunk => new EmbeddedChunk(chunk, vector))]),
            cancellationToken);
        return store;
    }

    /// <summary>Opens the index of a collection's passages, and adds those that are not in it.</summary>
    public static Task<LuceneChunkStore> OpenAsync(
        string folder, TransformerEmbeddingGenerator generator, RetrievalCollection collection,
        CancellationToken cancellationToken) =>
        OpenAsync(folder, generator, collection.Passages, collection.Hash, PassageCut.Whole, cancellationToken);

    /// <summary>Opens an index for words and vectors, and adds the documents that are not in it.</summary>
    /// <param name="folder">The folder of the index.</param>
    /// <param name="generator">The embedder, which stays the caller's.</param>
    /// <param name="documents">The documents.</param>
    /// <param name="hash">What tells one version of the documents from another.</param>
    /// <param name="cut">Cuts a document into chunks.</param>
    /// <param name="cancellationToken">Stops the work; what was written stays.</param>
    public static async Task<LuceneChunkStore> OpenAsync(
        string folder, TransformerEmbeddingGenerator generator, IReadOnlyList<Document> documents, string hash,
        PassageCut cut, CancellationToken cancellationToken)
    {
        var space = new VectorSpace(
            new ModelIdentity(generator.Folder.Name, generator.Folder.Checksum), generator.Dimensions);
        var store = await LuceneChunkStore.OpenAsync(folder, space, cancellationToken: cancellationToken);
        var embedder = new ChunkEmbedder(generator.ForPassages());
        await FillAsync(
            store, documents, hash, cut, chunks => embedder.EmbedAsync(chunks, cancellationToken), cancellationToken);
        return store;
    }

    private static async Task FillAsync(
        LuceneChunkStore store, IReadOnlyList<Document> documents, string hash, PassageCut cut,
        Func<IReadOnlyList<Chunk>, ValueTask<IReadOnlyList<EmbeddedChunk>>> embed, CancellationToken cancellationToken)
    {
        var known = await store.GetSourcesAsync(cancellationToken);
        var missing = documents
            .Where(document => known.GetValueOrDefault(document.Id) is not { } source
                || source.ContentHash != hash || source.Recipe != cut.Recipe)
            .ToList();
        var removals = known.Keys.Except(documents.Select(document => document.Id), StringComparer.Ordinal).ToList();
        await store.WriteAsync([], removals, cancellationToken);
        var watch = Stopwatch.StartNew();
        var done = 0;
        while (done < missing.Count)
        {
            var (batch, chunks) = (new List<Document>(), new List<Chunk>());
            while (done + batch.Count < missing.Count && batch.Count < ChunksAtOnce && chunks.Count < ChunksAtOnce)
            {
                batch.Add(missing[done + batch.Count]);
                chunks.AddRange(await cut.Cut(batch[^1], cancellationToken));
            }

            var embedded = (await embed(chunks)).ToLookup(chunk => chunk.Chunk.DocumentId);
            await store.WriteAsync(
                [.. batch.Select(document => UpdateOf(document, [.. embedded[document.Id]], hash, cut.Recipe))], [],
                cancellationToken);
            done += batch.Count;
            await Console.Error.WriteLineAsync($"indexed {done} of {missing.Count} in {watch.Elapsed:mm\\:ss}");
        }
    }

    private static SourceUpdate UpdateOf(
        Document document, IReadOnlyList<EmbeddedChunk> chunks, string hash, string recipe) => new(
        new IndexedSource
        {
            Id = document.Id,
            ContentHash = hash,
            Size = document.Text.Length,
            ModifiedAt = DateTimeOffset.UnixEpoch,
            Recipe = recipe,
            MediaType = document.MediaType,
            ChunkCount = chunks.Count,
        },
        chunks);
}
