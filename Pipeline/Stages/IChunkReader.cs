namespace Search.Pipeline;

/// <summary>Gives the chunks of a document, for whoever has found one of them and wants its surroundings.</summary>
/// <remarks>Thread-safe.</remarks>
public interface IChunkReader
{
    /// <summary>The chunks of one document in order; none when it is not known.</summary>
    ValueTask<IReadOnlyList<EmbeddedChunk>> GetChunksAsync(
        string documentId, CancellationToken cancellationToken = default);
}
