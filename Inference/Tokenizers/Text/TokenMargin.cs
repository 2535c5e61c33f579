namespace Search.Inference;

/// <summary>White space that a token has at its ends, in code points.</summary>
/// <param name="Leading">Before the first other character; all of a token of white space.</param>
/// <param name="Trailing">After the last other character; all of a token of white space.</param>
internal readonly record struct TokenMargin(int Leading, int Trailing);
