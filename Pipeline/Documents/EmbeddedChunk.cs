namespace Search.Pipeline;

/// <summary>A chunk with the vector that stands for its meaning.</summary>
/// <param name="Chunk">The chunk.</param>
/// <param name="Vector">The vector, of unit length.</param>
public sealed record EmbeddedChunk(Chunk Chunk, ReadOnlyMemory<float> Vector);
