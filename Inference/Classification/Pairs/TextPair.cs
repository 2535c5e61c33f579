namespace Search.Inference;

/// <summary>Two texts that a model reads together.</summary>
/// <param name="Query">The first text, such as a question; it is never cut.</param>
/// <param name="Passage">The second text, such as a passage that may answer it.</param>
public readonly record struct TextPair(string Query, string Passage);
