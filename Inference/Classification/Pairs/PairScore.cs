namespace Search.Inference;

/// <summary>How well the passage of a pair fits its query.</summary>
/// <param name="Score">Higher is better; scores of one model compare with each other, also between queries.</param>
/// <param name="CutTokens">The number of tokens of the passage that were not read, because it was too long.</param>
public readonly record struct PairScore(double Score, int CutTokens);
