namespace Search.Evaluation;

/// <summary>What one measure gave to each question of a run.</summary>
/// <param name="Name">The measure, as <c>F1</c>; two runs are compared where the names are the same.</param>
/// <param name="Scores">The score of each question by its id, in any unit; all of them finite numbers.</param>
public sealed record MeasureScores(string Name, IReadOnlyDictionary<string, double> Scores)
{
    /// <summary>Whether a smaller score is the better one, as with seconds; default false.</summary>
    public bool LowerIsBetter { get; init; }
}
