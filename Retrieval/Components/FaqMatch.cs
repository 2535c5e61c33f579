using Search.Pipeline;

namespace Search.Retrieval;

/// <summary>A question that has been asked before, and its answer.</summary>
/// <param name="Question">The question as it stands in the store.</param>
/// <param name="Answer">Its answer.</param>
/// <param name="Score">How like the question that was asked; the score of the retriever.</param>
/// <param name="Source">The chunk whose text is the question.</param>
public sealed record FaqMatch(string Question, string Answer, double Score, Chunk Source);
