namespace Search.Evaluation.Tests;

/// <summary>Runs with F1 scores as readers have them: mostly 0 and 100, some between.</summary>
internal static class SimulatedRun
{
    /// <summary>A run of <paramref name="questions"/> questions.</summary>
    public static double[] Scores(int questions, Random random) =>
        [.. Enumerable.Range(0, questions).Select(_ => Draw(random))];

    /// <summary>The run again, with a share of its questions drawn anew: it differs by noise only.</summary>
    public static double[] Again(double[] scores, double share, Random random) =>
        Array.ConvertAll(scores, score => random.NextDouble() < share ? Draw(random) : score);

    /// <summary>The run with a share of its questions lost.</summary>
    public static double[] Worse(double[] scores, double share, Random random) =>
        Array.ConvertAll(scores, score => random.NextDouble() < share ? 0 : score);

    /// <summary>A run of one measure; questions are named by their place.</summary>
    public static ScoredRun Of(string name, double[] scores, string measure = "F1", bool lowerIsBetter = false) => new(
        name,
        [
            new MeasureScores(measure, scores.Index().ToDictionary(one => $"q{one.Index}", one => one.Item))
            {
                LowerIsBetter = lowerIsBetter,
            },
        ]);

    private static double Draw(Random random) => random.NextDouble() switch
    {
        < 0.13 => 0,
        < 0.30 => Math.Round(random.NextDouble() * 100),
        _ => 100,
    };
}
