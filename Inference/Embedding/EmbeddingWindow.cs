namespace Search.Inference;

/// <summary>A text or a part of one, as the model reads it.</summary>
/// <param name="Text">The index of the text in its group.</param>
/// <param name="Tokens">The tokens.</param>
/// <param name="Skipped">How many tokens at the beginning do not count in pooling.</param>
internal readonly record struct EmbeddingWindow(int Text, TokenEncoding Tokens, int Skipped);
