namespace Search.Evaluation;

/// <summary>Finds what is missing in reports and rows that were read, which may come from anywhere.</summary>
internal static class SystemJsonCheck
{
    /// <exception cref="InvalidDataException">A part is missing, or a score is no finite number.</exception>
    public static void Check(SystemReport report)
    {
        Check(report.Run);
        Require(report.Funnel.Steps.All(step => step is not null), "funnel.steps");
        Require(report.Funnel.Losses.All(loss => loss is not null), "funnel.losses");
        Require(
            report.Stages.All(stage => stage is not null && stage.Measures.All(measure => measure is not null)),
            "stages");
        Require(report.Depths.All(depth => depth is not null), "depths");
        Require(report.Questions.All(row => row is not null), "questions");
        foreach (var row in report.Questions)
        {
            Check(row);
        }
    }

    /// <inheritdoc cref="Check(SystemReport)"/>
    public static void Check(RunFacts run)
    {
        Require(run.Machine is not null && run.Machine.Values.All(value => value is not null), "run.machine");
        Require(run.Options is not null && run.Options.Values.All(value => value is not null), "run.options");
    }

    /// <inheritdoc cref="Check(SystemReport)"/>
    public static void Check(QuestionRow row)
    {
        RequireOf(row, row.Answers.All(answer => answer is not null), "answers");
        RequireOf(row, row.GoldDocuments?.All(document => document is not null) == true, "goldDocuments");
        RequireOf(row, row.Stages?.All(stage => stage is not null) == true, "stages");
        RequireOf(row, row.Retrieved is not null, "retrieved");
        RequireOf(row, row.Read is not null, "read");
        RequireOf(row, row.Candidates?.All(IsWhole) == true, "candidates");
        RequireOf(row, Enum.IsDefined(row.LostBy), "lostBy");
        RequireOf(row, double.IsFinite(row.Milliseconds), "milliseconds");
        RequireOf(row, IsFinite(row.Best) && IsFinite(row.Given), "best and given");
        RequireOf(row, IsFinite(row.ReaderAlone?.Score) && IsFinite(row.ReaderOnChunks?.Score), "readerAlone");
        RequireOf(row, row.RetrieverAlone?.Measures.Values.All(double.IsFinite) != false, "retrieverAlone");
    }

    private static bool IsWhole(CandidateRow? candidate) =>
        candidate is not null && double.IsFinite(candidate.F1) && double.IsFinite(candidate.Probability);

    private static bool IsFinite(AnswerScore? score) =>
        score is null || (double.IsFinite(score.Exact) && double.IsFinite(score.F1));

    private static void RequireOf(QuestionRow row, bool holds, string part) =>
        Require(holds, $"{part} of the question '{row.Id}'");

    private static void Require(bool holds, string part)
    {
        if (!holds)
        {
            throw new InvalidDataException($"This is no report of an evaluation: {part} is missing or not whole.");
        }
    }
}
