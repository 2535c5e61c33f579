using Search.Pipeline;

namespace Search.Indexing.Tests;

/// <summary>Files, chunks and vectors for a store of three dimensions.</summary>
internal static class SomeStored
{
    public static VectorSpace Space { get; } = new(new ModelIdentity("small-model", new string('a', 64)), 3);

    public static float[] X { get; } = [1, 0, 0];

    public static float[] Y { get; } = [0, 1, 0];

    public static float[] Z { get; } = [0, 0, 1];

    /// <summary>A file whose chunks have these texts and point where X points.</summary>
    public static SourceUpdate File(string id, params string[] texts) =>
        File(id, [.. texts.Select(text => (text, X))]);

    public static SourceUpdate File(string id, params (string Text, float[] Vector)[] chunks) =>
        Of(id, [.. chunks.Select((chunk, index) => Chunk(id, index, chunk.Text, chunk.Vector))]);

    public static SourceUpdate Of(string id, params EmbeddedChunk[] chunks) => new(
        new IndexedSource
        {
            Id = id,
            ContentHash = new string('0', 64),
            Size = 12,
            ModifiedAt = new DateTimeOffset(2024, 5, 1, 12, 30, 15, 123, 456, TimeSpan.FromHours(2)),
            Recipe = "markdown 1, words 1",
            MediaType = "text/markdown",
            ChunkCount = chunks.Length,
        },
        chunks);

    public static EmbeddedChunk Chunk(string documentId, int index, string text, float[] vector) => new(
        new Chunk
        {
            Id = $"{documentId}#{index}",
            DocumentId = documentId,
            Index = index,
            Text = text,
            Span = new TextSpan(index * 100, (index * 100) + text.Length),
            CodePointStart = index * 90,
            SourceMap = SourceMap.Identity(text),
            MediaType = "text/markdown",
        },
        vector);
}
