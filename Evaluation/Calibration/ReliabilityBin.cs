namespace Search.Evaluation;

/// <summary>Forecasts of like probability.</summary>
/// <param name="Count">How many they are.</param>
/// <param name="MeanProbability">Their mean probability.</param>
/// <param name="ShareHappened">The share of them that came true.</param>
public readonly record struct ReliabilityBin(int Count, double MeanProbability, double ShareHappened);
