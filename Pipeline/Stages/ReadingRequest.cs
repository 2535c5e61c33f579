namespace Search.Pipeline;

/// <summary>A question, and the chunks in which its answer is looked for.</summary>
/// <param name="Question">The question; not blank.</param>
/// <param name="Chunks">Where to look, best first. None at all is no answer, not an error.</param>
public sealed record ReadingRequest(string Question, IReadOnlyList<ScoredChunk> Chunks);
