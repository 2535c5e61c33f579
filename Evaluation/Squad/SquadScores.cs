namespace Search.Evaluation;

/// <summary>Exact match and F1 of a set of questions, in per cent.</summary>
/// <param name="Exact">The share of answers that are equal to a right one after normalisation.</param>
/// <param name="F1">The mean of the greatest F1 to a right answer.</param>
/// <param name="Total">How many questions were counted.</param>
public readonly record struct SquadScores(double Exact, double F1, int Total);
