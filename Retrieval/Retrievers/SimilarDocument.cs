using Search.Pipeline;

namespace Search.Retrieval;

/// <summary>A document that is like another.</summary>
/// <param name="DocumentId">The document.</param>
/// <param name="Best">Its chunk that is most like the other document, with the cosine as score.</param>
public sealed record SimilarDocument(string DocumentId, ScoredChunk Best);
