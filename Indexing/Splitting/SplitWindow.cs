using Search.Pipeline;

namespace Search.Indexing;

/// <summary>The place of a chunk to be, and its size.</summary>
internal readonly record struct SplitWindow(TextSpan Span, int Size, bool IsOversized);
