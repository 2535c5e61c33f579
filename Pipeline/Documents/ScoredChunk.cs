namespace Search.Pipeline;

/// <summary>A chunk that a retriever found, with the scores that it was found by.</summary>
/// <param name="Chunk">The chunk.</param>
/// <param name="Score">
/// What the list is ordered by; its meaning is the retriever's, so compare within one list only.
/// </param>
public sealed record ScoredChunk(Chunk Chunk, double Score)
{
    /// <summary>The BM25 score (0 and up), when a keyword search found the chunk.</summary>
    public double? KeywordScore { get; init; }

    /// <summary>The cosine of question and chunk (−1 to 1), when a vector search found the chunk.</summary>
    public double? VectorScore { get; init; }
}
