using Search.Pipeline;

namespace Search.Evaluation;

/// <summary>A place that holds the answer to a question.</summary>
/// <param name="DocumentId">The document, by the id that it has in the index.</param>
/// <param name="Answer">
/// The answer in the document's text, in UTF-16 code units; null when only the document is known.
/// </param>
public sealed record GoldPlace(string DocumentId, TextSpan? Answer = null);
