using System.Globalization;
using Search.Indexing;
using Search.Pipeline;

namespace Search.StoreWriter;

/// <summary>A write that can be told from every other: two files replaced, one file more.</summary>
public static class Generation
{
    private const int ChunksPerFile = 20;

    public static VectorSpace Space { get; } = new(new ModelIdentity("small-model", new string('a', 64)), 3);

    /// <summary>Every segment gets a graph.</summary>
    public static LuceneChunkStoreOptions WithGraphs { get; } =
        new() { Vectors = new VectorSearchOptions { GraphThreshold = 1 } };

    public static SourceUpdate[] Updates(int number) =>
        [File("a.md", number), File("b.md", number), File($"{number}.md", number)];

    /// <summary>The number of the last generation in the store; 0 when it has none.</summary>
    /// <exception cref="InvalidDataException">
    /// A generation is there in part, or one before the last is missing.
    /// </exception>
    public static async Task<int> LastInAsync(LuceneChunkStore store)
    {
        var sources = await store.GetSourcesAsync();
        var last = Math.Max(0, sources.Count - 2);
        if (last > 0)
        {
            string[] expected = [.. Enumerable.Range(1, last).Select(NameOf), "a.md", "b.md"];
            Require(sources.Keys.ToHashSet().SetEquals(expected), "other files");
        }

        Require(await store.CountAsync() == sources.Count * ChunksPerFile, "another number of chunks");
        foreach (var source in sources.Keys)
        {
            var expected = source is "a.md" or "b.md" ? last : int.Parse(source[..^3], CultureInfo.InvariantCulture);
            var chunks = await store.GetChunksAsync(source);
            Require(chunks.Count == ChunksPerFile, $"{chunks.Count} chunks of '{source}'");
            var begin = $"generation {expected} ";
            Require(chunks.All(chunk => chunk.Chunk.Text.StartsWith(begin, StringComparison.Ordinal)), source);
        }

        var found = await store.SearchVectorAsync(new[] { 0f, 1, 0 }, int.MaxValue);
        Require(found.Count == sources.Count * ChunksPerFile, "another number of vectors");
        return last;

        void Require(bool condition, string what) => _ = condition
            ? true
            : throw new InvalidDataException($"Generation {last} is not whole: {what}.");
    }

    private static string NameOf(int number) => $"{number}.md";

    private static SourceUpdate File(string id, int number) => new(
        new IndexedSource
        {
            Id = id,
            ContentHash = number.ToString(CultureInfo.InvariantCulture),
            Size = number,
            ModifiedAt = DateTimeOffset.UnixEpoch,
            Recipe = "test",
            MediaType = "text/plain",
            ChunkCount = ChunksPerFile,
        },
        [.. Enumerable.Range(0, ChunksPerFile).Select(index => Chunk(id, index, $"generation {number} part {index}"))]);

    private static EmbeddedChunk Chunk(string id, int index, string text) => new(
        new Chunk
        {
            Id = $"{id}#{index}",
            DocumentId = id,
            Index = index,
            Text = text,
            Span = new TextSpan(0, text.Length),
            CodePointStart = 0,
            SourceMap = SourceMap.Identity(text),
            MediaType = "text/plain",
        },
        new[] { 0f, 1, 0 });
}
