namespace Search.Evaluation.Tests;

public sealed class SystemReportTests
{
    private static readonly QuestionRow[] Rows =
    [
        SomeRows.Right("right"),
        SomeRows.Judged(SomeRows.Right("refused") with
        {
            IsRefused = true, Given = new AnswerScore(0, 0), NullThreshold = 4,
        }),
        SomeRows.Judged(SomeRows.Wrong("not found") with { Retrieved = SomeRows.Absent, Read = SomeRows.Absent }),
        SomeRows.Judged(SomeRows.Wrong("not read")),
        SomeRows.Judged(SomeRows.Right("from elsewhere") with
        {
            Retrieved = SomeRows.Absent, Read = SomeRows.Absent,
        }),
        SomeRows.Judged(SomeRows.Wrong("without an answer") with
        {
            Answers = [], IsRefused = true, Given = new AnswerScore(1, 1),
        }),
    ];

    [Fact]
    public void TheFunnelCountsHowFarQuestionsCame()
    {
        var funnel = SystemReport.Of(SomeRows.Facts, Rows).Funnel;
        Assert.Equal(
            [
                new FunnelStep(FunnelStage.Asked, 5, 0),
                new FunnelStep(FunnelStage.DocumentRetrieved, 4, 1),
                new FunnelStep(FunnelStage.PassageRead, 4, 1),
                new FunnelStep(FunnelStage.AnswerFound, 3, 0),
                new FunnelStep(FunnelStage.RankedFirst, 3, 0),
                new FunnelStep(FunnelStage.NotRefused, 2, 0),
            ],
            funnel.Steps);
        Assert.Equal((5, 1, 1), (funnel.Answerable, funnel.Unanswerable, funnel.RightlyRefused));
        Assert.Equal(
            [(LostBy.Retriever, 1), (LostBy.Reader, 1), (LostBy.Threshold, 1)],
            funnel.Losses.Select(loss => (loss.Stage, loss.Count)));
    }

    [Fact]
    public void TheStageThatLostMostIsTheWorst()
    {
        var rows = Rows.Append(SomeRows.Judged(SomeRows.Wrong("again"))).ToList();
        Assert.Equal(LostBy.Reader, FunnelFigures.Of(rows).Worst);
        Assert.Equal(LostBy.Nothing, FunnelFigures.Of([Rows[0]]).Worst);
    }

    [Fact]
    public void FewerPassagesAreSimulatedWithTheSameCandidates()
    {
        var depths = DepthFigures.Of([Rows[0], Rows[3]]);
        Assert.Equal([1, 2, 3], depths.Select(depth => depth.Passages));
        Assert.Equal([0, 1, 1], depths.Select(depth => depth.PassageRecall));

        // The first passage has the second candidate only; with the second passage the right one comes out first.
        Assert.Equal([0, 0.5, 0.5], depths.Select(depth => depth.Exact!.Value));
    }

    [Fact]
    public void AQuestionWithoutACandidateOfThePassagesIsCounted()
    {
        var row = SomeRows.Right() with { Candidates = [SomeRows.Candidate(1, "Ada", 3, accepted: true)] };
        Assert.Equal([1, 1, 0], DepthFigures.Of([row]).Select(depth => depth.Undetermined));
    }

    [Fact]
    public void StagesHaveFiguresInTheSystemAndAlone()
    {
        var stages = StageFigures.Of(Rows);
        Assert.Equal(["retriever", "reader", "system"], stages.Select(stage => stage.Name));
        var (retriever, reader, system) = (stages[0], stages[1], stages[2]);
        Assert.Equal(new StageMeasure("passage recall@1", 0, null), retriever.Find("passage recall@1"));
        Assert.Equal(new StageMeasure("exact", 0.6, 1), reader.Find("exact"));
        Assert.Equal(new StageMeasure("exact", 0.5, null), system.Find("exact"));
        Assert.Equal(0.2, system.Find("wrongly refused")!.Integrated);
        Assert.Equal(1, system.Find("rightly refused")!.Integrated);
        Assert.Equal((2.0, 10.0, 12.0),
            (retriever.MeanMilliseconds, reader.MedianMilliseconds, system.Percentile95Milliseconds));
    }

    [Fact]
    public void AQuestionOnWhichTheGraphFailedCountsAsNothingInEveryFigureAndIsShown()
    {
        // It failed before anything was found; another program's report may have no score of it either.
        var failed = SomeRows.Judged(SomeRows.Right("failed") with
        {
            Error = "out of paper", Stages = [], Retrieved = GoldRanks.None, Read = GoldRanks.None, Candidates = [],
            Best = null, Given = null,
        });
        var refused = SomeRows.Judged(failed with { Id = "failed, no answer", Answers = [], IsRefused = true });
        var report = SystemReport.Of(SomeRows.Facts, [SomeRows.Right(), failed, refused]);
        var (retriever, reader, system) = (report.Stages[0], report.Stages[1], report.Stages[2]);
        Assert.Equal(0.5, retriever.Find("passage recall@3")!.Integrated);
        Assert.Equal((0.5, 0.5), (reader.Find("exact")!.Integrated, reader.Find("f1")!.Integrated));
        Assert.Equal((1.0 / 3, 1.0 / 3), (system.Find("exact")!.Integrated, system.Find("f1")!.Integrated));
        Assert.Equal(0.5, system.Find("f1 of questions with an answer")!.Integrated);
        Assert.Equal(0, system.Find("rightly refused")!.Integrated);
        Assert.Equal((0.5, 0), (report.Depths[^1].F1, report.Depths[^1].Undetermined));
        Assert.Equal((2.0, 10.0), (retriever.MeanMilliseconds, reader.MedianMilliseconds));
        Assert.Equal(
            100 * system.Find("f1")!.Integrated!.Value,
            ScoredRun.Of(report).Measures.Single(measure => measure.Name == "f1").Scores.Values.Average(), 12);
        Assert.Contains("| failed, counted as wrong | 2 |", report.ToMarkdown(), StringComparison.Ordinal);
    }

    [Fact]
    public void ARankersGainIsAgainstTheListItWasGiven()
    {
        var first = new GoldRanks(3, 1, 1, 1);
        var row = SomeRows.Right() with
        {
            Stages = [new StageRow("ranker", StageKind.Ranker, 1, 1, first)],
            Read = first,
        };
        var lost = row with { Retrieved = SomeRows.Absent, Stages = [row.Stages[0] with { Found = SomeRows.Absent }] };
        var ranker = StageFigures.Of([row, lost])[0];
        Assert.Equal(new StageMeasure("gain in passage MRR", 0.25, 0.5), ranker.Find("gain in passage MRR"));
    }

    [Fact]
    public void WrongExamplesAreSomeOfEachStage()
    {
        var report = SystemReport.Of(SomeRows.Facts, [.. Rows, SomeRows.Judged(SomeRows.Wrong("again"))]);
        Assert.Equal(["not found", "not read", "refused"], report.WrongExamples(1).Select(row => row.Id));
        Assert.Equal(4, report.WrongExamples().Count);
    }

    [Fact]
    public void AReportReadAgainIsTheSame()
    {
        var report = SystemReport.Of(SomeRows.Facts, Rows);
        var json = report.ToJson();
        Assert.Equal(json, SystemReport.Parse(json).ToJson());
        Assert.Contains("\"lostBy\":\"Retriever\"", json, StringComparison.Ordinal);
        Assert.DoesNotContain("<bridge>", json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("null", "null")]
    [InlineData("{}", "required")]
    [InlineData("[1", "no report")]
    public void WhatIsNoReportIsRefused(string json, string message) => Assert.Contains(
        message, Assert.Throws<InvalidDataException>(() => SystemReport.Parse(json)).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("\"candidates\":[{", "\"candidates\":[null,{", "candidates of the question 'right'")]
    [InlineData("\"retrieved\":{", "\"other\":{", "retrieved of the question 'right'")]
    [InlineData("\"answers\":[\"Ada\"]", "\"answers\":[null]", "answers of the question 'right'")]
    [InlineData("\"lostBy\":\"Retriever\"", "\"lostBy\":77", "lostBy of the question 'not found'")]
    [InlineData("\"exact\":1,", "\"exact\":1e999,", "")]
    [InlineData("\"options\":{\"passages\":\"8\"}", "\"other\":3", "run.options")]
    [InlineData("\"questions\":[{", "\"questions\":[null,{", "questions")]
    public void AReportThatIsNotWholeIsRefused(string whole, string broken, string message)
    {
        var json = SystemReport.Of(SomeRows.Facts, Rows).ToJson();
        Assert.Contains(whole, json, StringComparison.Ordinal);
        Assert.Contains(
            message,
            Assert.Throws<InvalidDataException>(
                () => SystemReport.Parse(json.Replace(whole, broken, StringComparison.Ordinal))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void ANewerFormIsRefused()
    {
        var json = (SystemReport.Of(SomeRows.Facts, Rows) with { FormatVersion = 2 }).ToJson();
        Assert.Contains(
            "version 2", Assert.Throws<InvalidDataException>(() => SystemReport.Parse(json)).Message,
            StringComparison.Ordinal);
    }
}
