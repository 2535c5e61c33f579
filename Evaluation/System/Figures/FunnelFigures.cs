namespace Search.Evaluation;

/// <summary>How far the questions came, and which stages lost the others.</summary>
public sealed record FunnelFigures
{
    /// <summary>How many questions have an answer: those that go through the funnel.</summary>
    public required int Answerable { get; init; }

    /// <summary>How many questions have none.</summary>
    public required int Unanswerable { get; init; }

    /// <summary>How many of these the system refused, as it should.</summary>
    public required int RightlyRefused { get; init; }

    /// <summary>The steps, from <see cref="FunnelStage.Asked"/> to <see cref="FunnelStage.NotRefused"/>.</summary>
    public required IReadOnlyList<FunnelStep> Steps { get; init; }

    /// <summary>
    /// How many questions each stage lost, of all, also those without an answer; stages that lost none are left out.
    /// </summary>
    public required IReadOnlyList<LossCount> Losses { get; init; }

    /// <summary>
    /// The stage that lost the most questions; <see cref="LostBy.Nothing"/> when none was lost. Of stages that lost as
    /// many, the first.
    /// </summary>
    public LostBy Worst => Losses.MaxBy(loss => loss.Count)?.Stage ?? LostBy.Nothing;

    /// <summary>Counts rows.</summary>
    public static FunnelFigures Of(IReadOnlyList<QuestionRow> questions)
    {
        ArgumentNullException.ThrowIfNull(questions);
        var answerable = questions.Where(row => row.IsAnswerable).ToList();
        var unanswerable = questions.Where(row => !row.IsAnswerable).ToList();
        var hasReader = questions.Any(row => row.Given is not null);
        return new FunnelFigures
        {
            Answerable = answerable.Count,
            Unanswerable = unanswerable.Count,
            RightlyRefused = unanswerable.Count(row => row is { IsRefused: true, Error: null }),
            Steps =
            [
                .. Enum.GetValues<FunnelStage>()
                    .Where(stage => hasReader || stage <= FunnelStage.PassageRead)
                    .Select(stage => StepOf(stage, answerable)),
            ],
            Losses =
            [
                .. questions.Where(row => row.LostBy != LostBy.Nothing)
                    .CountBy(row => row.LostBy)
                    .OrderBy(count => count.Key)
                    .Select(count => new LossCount(count.Key, count.Value, (double)count.Value / questions.Count)),
            ],
        };
    }

    /// <summary>How far a question came.</summary>
    /// <remarks>
    /// The furthest step counts: an accepted answer from a text that the label does not name has passed the steps
    /// before it.
    /// </remarks>
    public static FunnelStage Reached(QuestionRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (row.AcceptedRank is { } rank)
        {
            return rank > 1 ? FunnelStage.AnswerFound
                : row.IsRefused ? FunnelStage.RankedFirst
                : FunnelStage.NotRefused;
        }

        return row.Read.Passage is not null ? FunnelStage.PassageRead
            : row.Retrieved.Document is not null ? FunnelStage.DocumentRetrieved
            : FunnelStage.Asked;
    }

    private static FunnelStep StepOf(FunnelStage stage, List<QuestionRow> rows)
    {
        var passed = rows.Where(row => Reached(row) >= stage).ToList();
        var elsewhere = stage switch
        {
            FunnelStage.DocumentRetrieved => passed.Count(row => row.Retrieved.Document is null),
            FunnelStage.PassageRead => passed.Count(row => row.Read.Passage is null),
            _ => 0,
        };
        return new FunnelStep(stage, passed.Count, elsewhere);
    }
}
