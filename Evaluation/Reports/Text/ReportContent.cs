namespace Search.Evaluation;

/// <summary>What a page says, before it has a form.</summary>
internal sealed class ReportContent
{
    private const int FewestForecasts = 20;
    private const int Bins = 10;

    private ReportContent(SystemReport report, ReportOptions options)
    {
        Report = report;
        Examples = report.WrongExamples(options.ExamplesPerStage);
        Comparison = options.Earlier is { } earlier
            ? RunComparison.Compare(ScoredRun.Of(earlier), ScoredRun.Of(report), options.Comparison)
            : null;
        Reliability = ReliabilityOf(report.Questions);
    }

    public SystemReport Report { get; }

    public IReadOnlyList<QuestionRow> Examples { get; }

    /// <summary>The comparison with an earlier run, when there is one.</summary>
    public RunComparison? Comparison { get; }

    /// <summary>How far the probabilities of the best answers can be believed; null when there are too few.</summary>
    public Reliability? Reliability { get; }

    public FunnelFigures Funnel => Report.Funnel;

    /// <summary>The whole system; null when no question was asked.</summary>
    public StageFigures? System => Report.Stages.FirstOrDefault(stage => stage.Kind == StageKind.System);

    public static ReportContent Of(SystemReport report, ReportOptions? options)
    {
        ArgumentNullException.ThrowIfNull(report);
        options ??= new ReportOptions();
        options.Validate();
        return new ReportContent(report, options);
    }

    /// <summary>The figures that are shown first: what they are, and their value.</summary>
    public IEnumerable<(string Name, string Value)> Headline()
    {
        if (Funnel.Steps.FirstOrDefault(step => step.Stage == FunnelStage.NotRefused) is { } right)
        {
            yield return ("answered right", ReportText.Percent(right.Count, Funnel.Answerable));
        }

        if (Funnel.Steps.FirstOrDefault(step => step.Stage == FunnelStage.PassageRead) is { } read)
        {
            yield return ("passage with the answer read", ReportText.Percent(read.Count, Funnel.Answerable));
        }

        if (System?.Find("f1")?.Integrated is { } f1)
        {
            yield return ("F1 of what is given", ReportText.Points(f1));
        }

        if (Report.Stages.FirstOrDefault(stage => stage.Kind == StageKind.Reader)?.Find("f1")?.Isolated is { } alone)
        {
            yield return ("F1 of the reader alone", ReportText.Points(alone));
        }

        if (Funnel.Unanswerable > 0)
        {
            yield return ("rightly refused", ReportText.Percent(Funnel.RightlyRefused, Funnel.Unanswerable));
        }

        if (Funnel.Losses.FirstOrDefault(loss => loss.Stage == LostBy.Failure) is { } failed)
        {
            yield return ("failed, counted as wrong", ReportText.Count(failed.Count));
        }

        if (System is { } system)
        {
            yield return ("median time", ReportText.Milliseconds(system.MedianMilliseconds));
        }
    }

    /// <summary>The sentence that says where to look first.</summary>
    public string Verdict()
    {
        if (Report.Questions.Count == 0)
        {
            return "No question was asked.";
        }

        return Funnel.Losses.MaxBy(loss => loss.Count) is { } worst
            ? $"Most questions are lost by the {ReportText.Name(worst.Stage)}: {ReportText.Count(worst.Count)} of "
                + $"{ReportText.Count(Report.Questions.Count)}. {ReportText.Meaning(worst.Stage)}"
            : "No question was lost.";
    }

    /// <summary>
    /// The figure that stands for a stage that gives lists: recall of the passage at the greatest depth that has one.
    /// </summary>
    public static StageMeasure? KeyMeasure(StageFigures stage) => stage.Kind switch
    {
        StageKind.Retriever or StageKind.Ranker => stage.Measures.LastOrDefault(measure =>
            measure.Integrated is not null
            && measure.Name.StartsWith("passage recall@", StringComparison.Ordinal)),
        StageKind.Reader or StageKind.System => stage.Find("f1"),
        _ => null,
    };

    private static Reliability? ReliabilityOf(IReadOnlyList<QuestionRow> questions)
    {
        var forecasts = questions.Where(row => row.Candidates is [{ Probability: >= 0 and <= 1 }, ..])
            .Select(row => (row.Candidates[0].Probability, row.Candidates[0].IsAccepted))
            .ToList();
        return forecasts.Count < FewestForecasts ? null : Reliability.Of(forecasts, Bins);
    }
}
