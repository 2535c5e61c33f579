namespace Search.Indexing;

/// <summary>A word that analysis has found in a text.</summary>
/// <param name="Text">The word as it stands in the index: in lower case, stemmed.</param>
/// <param name="Position">How many words, stop words included, stand before it.</param>
/// <param name="Span">Where it stands in the text.</param>
internal readonly record struct KeywordToken(string Text, int Position, Pipeline.TextSpan Span);
