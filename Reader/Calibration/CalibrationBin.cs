namespace Search.Reader;

/// <summary>Answers of like probability.</summary>
/// <param name="Count">How many they are.</param>
/// <param name="MeanProbability">Their mean probability.</param>
/// <param name="ShareRight">The share of them that was right.</param>
public readonly record struct CalibrationBin(int Count, double MeanProbability, double ShareRight);
