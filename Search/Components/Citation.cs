using Search.Pipeline;

namespace Search;

/// <summary>A mark in a generated text that refers to a passage that was given.</summary>
/// <param name="Number">The number of the passage, from 1.</param>
/// <param name="Span">Where the mark stands in the text.</param>
/// <param name="Source">The passage.</param>
public sealed record Citation(int Number, TextSpan Span, Chunk Source);
