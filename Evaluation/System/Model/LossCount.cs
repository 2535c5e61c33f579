namespace Search.Evaluation;

/// <summary>How many questions a stage lost.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Count">How many.</param>
/// <param name="Share">That as a share of all questions, 0 to 1.</param>
public sealed record LossCount(LostBy Stage, int Count, double Share);
