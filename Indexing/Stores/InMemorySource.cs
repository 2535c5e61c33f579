using Search.Pipeline;

namespace Search.Indexing;

/// <summary>
/// A file in an <see cref="InMemoryChunkStore"/>, with its own copy of everything that a caller could change.
/// </summary>
internal sealed record InMemorySource(IndexedSource Source, IReadOnlyList<InMemoryChunk> Chunks)
{
    public static InMemorySource Of(SourceUpdate update) =>
        new(update.Source, [.. update.Chunks.Select(InMemoryChunk.Of)]);
}
