namespace Search.Evaluation;

/// <summary>A run of a system over labelled questions, as far as a comparison needs it.</summary>
/// <param name="Name">What the run is called in the comparison.</param>
/// <param name="Measures">Its scores; each measure may have been taken of other questions.</param>
public sealed record ScoredRun(string Name, IReadOnlyList<MeasureScores> Measures)
{
    private const double Points = 100;

    /// <summary>The scores of an evaluation of a whole system.</summary>
    /// <remarks>
    /// Scores are in points, 0 to 100; a question on which the graph failed has 0. Questions are the same when their id
    /// and their words are.
    /// </remarks>
    public static ScoredRun Of(SystemReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var rows = report.Questions;
        var hasReader = rows.Any(row => row.Given is not null);
        IEnumerable<MeasureScores> measures =
        [
            Of("exact", rows, row => hasReader ? Failed(row) ?? row.Given?.Exact : null),
            Of("f1", rows, row => hasReader ? Failed(row) ?? row.Given?.F1 : null),
            Of("f1, nothing refused", rows, row => hasReader && row.IsAnswerable ? Failed(row) ?? row.Best?.F1 : null),
            Of("f1 of the reader alone", rows, row => row.IsAnswerable ? row.ReaderAlone?.Score.F1 : null),
            Of("document retrieved", rows, row => row.IsAnswerable ? Have(row.Retrieved.Document) : null),
            Of("passage retrieved", rows, row => row.IsAnswerable ? Have(row.Retrieved.Passage) : null),
            Of("passage read", rows, row => row.IsAnswerable ? Have(row.Read.Passage) : null),
            Of("rightly refused", rows, row =>
                hasReader && !row.IsAnswerable ? Failed(row) ?? (row.IsRefused ? 1 : 0) : null),
            Of("milliseconds", rows, row => row.Milliseconds, scale: 1) with { LowerIsBetter = true },
        ];
        return new ScoredRun(report.Run.Name, [.. measures.Where(measure => measure.Scores.Count > 0)]);
    }

    private static MeasureScores Of(
        string name, IReadOnlyList<QuestionRow> rows, Func<QuestionRow, double?> score, double scale = Points)
    {
        var scores = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (score(row) is { } known)
            {
                scores[$"{row.Id}: {row.Question}"] = known * scale;
            }
        }

        return new MeasureScores(name, scores);
    }

    private static double? Failed(QuestionRow row) => row.Error is null ? null : 0;

    private static double? Have(int? rank) => rank is null ? 0 : 1;
}
