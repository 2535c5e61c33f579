namespace Search.Pipeline;

/// <summary>Puts retrieved chunks in a better order, and may leave some out.</summary>
/// <remarks>Thread-safe.</remarks>
public interface IRanker
{
    /// <summary>Ranks chunks.</summary>
    /// <param name="question">The question that they were retrieved for.</param>
    /// <param name="chunks">The chunks, best first, each once.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The chunks, best first; scores of the retrievers stay on them.</returns>
    ValueTask<IReadOnlyList<ScoredChunk>> RankAsync(
        string question, IReadOnlyList<ScoredChunk> chunks, CancellationToken cancellationToken = default);
}
