namespace Search.Evaluation;

/// <summary>What a system said to a question, for choosing a threshold.</summary>
/// <param name="IsAnswerable">Whether the question has an answer.</param>
/// <param name="AnswerScore">The exact match or F1 of the system's answer, 0 to 1.</param>
/// <param name="HasPrediction">Whether the system's answer, before any threshold, was not empty.</param>
/// <param name="NoAnswerScore">How strongly the system says that there is none; minus the gap, for a reader.</param>
public readonly record struct ScoredQuestion(
    bool IsAnswerable, double AnswerScore, bool HasPrediction, double NoAnswerScore);
