namespace Search.Evaluation;

/// <summary>How good and how fast a stage is: in the system, and alone.</summary>
public sealed record StageFigures
{
    /// <summary>The component; the whole graph is called <c>system</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What kind of stage it is.</summary>
    public required StageKind Kind { get; init; }

    /// <summary>
    /// The figures, over the questions with an answer where nothing else is said. One on which the graph failed counts
    /// as one with nothing found and nothing answered.
    /// </summary>
    public required IReadOnlyList<StageMeasure> Measures { get; init; }

    /// <summary>The mean time for a question, in milliseconds.</summary>
    public required double MeanMilliseconds { get; init; }

    /// <summary>The time that half of the questions took at most.</summary>
    public required double MedianMilliseconds { get; init; }

    /// <summary>The time that 95 of 100 questions took at most.</summary>
    public required double Percentile95Milliseconds { get; init; }

    /// <summary>
    /// Computes the figures of the stages of rows, in the order of the graph; the whole system comes last.
    /// </summary>
    public static IReadOnlyList<StageFigures> Of(IReadOnlyList<QuestionRow> questions)
    {
        ArgumentNullException.ThrowIfNull(questions);
        var names = questions.SelectMany(row => row.Stages)
            .DistinctBy(stage => stage.Name)
            .ToList();
        return
        [
            .. names.Select(stage => Of(stage.Name, stage.Kind, questions)),
            .. questions.Count == 0 ? (StageFigures[])[] : [OfSystem(questions)],
        ];
    }

    /// <summary>The figure of a name; null when the stage has none.</summary>
    public StageMeasure? Find(string measure) => Measures.FirstOrDefault(one => one.Name == measure);

    private static StageFigures Of(string name, StageKind kind, IReadOnlyList<QuestionRow> questions)
    {
        var visited = questions.Select(row => (Row: row, Stage: row.Stages.FirstOrDefault(stage => stage.Name == name)))
            .ToList();
        var answerable = visited.Where(pair => pair.Row.IsAnswerable)
            .Select(pair => (pair.Row, Stage: pair.Row.Error is null ? pair.Stage : Failed(name, kind)))
            .Where(pair => pair.Stage is not null)
            .Select(pair => (pair.Row, Stage: pair.Stage!))
            .ToList();
        var measures = kind switch
        {
            StageKind.Retriever => ListFigures.OfRetriever(answerable),
            StageKind.Ranker => ListFigures.OfRanker(answerable),
            StageKind.Reader => ReadingMeasures.OfReader([.. answerable.Select(pair => pair.Row)]),
            _ => [],
        };
        return Timed(
            name, kind, measures,
            [.. visited.Where(pair => pair.Stage is not null).Select(pair => pair.Stage!.Milliseconds)]);
    }

    // On a question on which the graph failed every stage found nothing, wherever the error came from.
    private static StageRow Failed(string name, StageKind kind) => new(name, kind, 0, 0, GoldRanks.None);

    private static StageFigures OfSystem(IReadOnlyList<QuestionRow> questions) => Timed(
        "system", StageKind.System, ReadingMeasures.OfSystem(questions),
        [.. questions.Select(row => row.Milliseconds)]);

    private static StageFigures Timed(
        string name, StageKind kind, IReadOnlyList<StageMeasure> measures, double[] milliseconds)
    {
        Array.Sort(milliseconds);
        return new StageFigures
        {
            Name = name,
            Kind = kind,
            Measures = measures,
            MeanMilliseconds = milliseconds.DefaultIfEmpty().Average(),
            MedianMilliseconds = Percentile(milliseconds, 0.5),
            Percentile95Milliseconds = Percentile(milliseconds, 0.95),
        };
    }

    private static double Percentile(double[] sorted, double share) =>
        sorted.Length == 0 ? 0 : sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
}
