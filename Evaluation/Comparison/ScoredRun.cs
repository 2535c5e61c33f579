namespace Search.Evaluation;

/// <summary>A run of a system over labelled questions, as far as a comparison needs it.</summary>
/// <param name="Name">What the run is called in the comparison.</param>
/// <param name="Measures">Its scores; each measure may have been taken of other questions.</param>
public sealed record ScoredRun(string Name, IReadOnlyList<MeasureScores> Measures);
