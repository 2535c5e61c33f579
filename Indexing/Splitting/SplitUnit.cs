using Search.Pipeline;

namespace Search.Indexing;

/// <summary>A piece of text that is not cut further, and its length in tokens.</summary>
internal readonly record struct SplitUnit(TextSpan Span, int Tokens);
