using Search.Evaluation;
using Search.Pipeline;

namespace Search.Quality;

/// <summary>What a reader said to a question of a data set.</summary>
/// <param name="Task">The question.</param>
/// <param name="Prediction">The words of the best answer, whatever its gap; empty when there is none.</param>
/// <param name="Gap">The gap of that answer; for a reader without a null score, its logit.</param>
/// <param name="Cost">What the reading cost.</param>
internal sealed record SquadReading(SquadTask Task, string Prediction, double Gap, ReadingCost Cost)
{
    /// <summary>Exact match and F1 of the prediction, 0 to 1.</summary>
    public (double Exact, double F1) Score { get; } = SquadEvaluation.ScoreOf(Task.Question, Prediction);

    /// <summary>Exact match, or F1, for choosing a threshold.</summary>
    public ScoredQuestion ToScored(bool exact) => new(
        Task.HasAnswer, Task.HasAnswer ? exact ? Score.Exact : Score.F1 : 0, Prediction.Length > 0, -Gap);
}
