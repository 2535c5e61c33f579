namespace Search.Inference;

/// <summary>What a model gets to read of one text or pair.</summary>
/// <param name="Tokens">The tokens, not more than the model reads.</param>
/// <param name="CutTokens">The number of tokens that were cut off.</param>
internal readonly record struct TokenInput(TokenEncoding Tokens, int CutTokens);
