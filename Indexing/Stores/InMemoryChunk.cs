using Search.Pipeline;

namespace Search.Indexing;

/// <summary>A chunk with the number of times that each word stands in it.</summary>
internal sealed record InMemoryChunk(EmbeddedChunk Embedded, IReadOnlyDictionary<string, int> Words, int Length)
{
    public static InMemoryChunk Of(EmbeddedChunk embedded)
    {
        var chunk = embedded.Chunk;
        var text = string.Join('\n', [chunk.Title, .. chunk.Location.HeadingPath, chunk.Text]);
        var words = InMemoryKeywords.WordsOf(text);
        var counts = words.CountBy(word => word, StringComparer.Ordinal);
        return new InMemoryChunk(
            embedded with { Vector = embedded.Vector.ToArray() },
            counts.ToDictionary(StringComparer.Ordinal),
            words.Count);
    }
}
