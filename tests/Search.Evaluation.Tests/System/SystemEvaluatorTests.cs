using Search.Pipeline;

namespace Search.Evaluation.Tests;

public sealed class SystemEvaluatorTests
{
    private static readonly WordRetriever Index = new(Town.Whole);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ARowTellsWhatEachStageDid()
    {
        var report = await Systems.EvaluateAsync(Systems.Qa(Index, new ContextReader()), Index);
        var row = report.Questions[0];
        Assert.Equal(["retriever", "reader"], row.Stages.Select(stage => stage.Name));
        Assert.Equal([StageKind.Retriever, StageKind.Reader], row.Stages.Select(stage => stage.Kind));
        Assert.Equal(new GoldRanks(5, 1, 1, 1), row.Retrieved);
        Assert.Equal(row.Retrieved, row.Read);
        Assert.Equal(row.Retrieved, row.Stages[0].Found);
        Assert.Equal(Town.Questions[0].Answers[0], row.Candidates[0].Text);
        Assert.Equal((1, true), (row.Candidates[0].PassageRank, row.Candidates[0].IsAccepted));
        Assert.Equal(Town.Questions[0].Gold[0].Answer, new TextSpan(row.Candidates[0].Start, row.Candidates[0].End));
        Assert.Equal(new AnswerScore(1, 1), row.Given);
        Assert.Equal(0, row.NullThreshold);
        Assert.False(row.IsAnswerCut);
        Assert.Equal(row.ReaderAlone, row.ReaderOnChunks);
        Assert.InRange(row.Milliseconds, 0, 60_000);
    }

    [Fact]
    public async Task TheReaderIsTriedAloneOnManyQuestionsAtOnce()
    {
        var reader = new ContextReader();
        var options = new SystemEvaluationOptions { Gold = new StoredGoldPassages(Index), ReadAtOnce = 16 };
        await new SystemEvaluator(Systems.Qa(Index, reader), options).RunAsync(Town.Questions, null, Cancelled);
        Assert.Equal([16, 16, 8], reader.BatchSizes.Where(size => size > 1));
    }

    [Fact]
    public async Task TheRetrieverAloneHasTheMeasuresOfItsRun()
    {
        var report = await Systems.EvaluateAsync(Systems.Qa(Index, new ContextReader()), Index);
        var found = new List<(string, string, double)>();
        foreach (var question in Town.Questions)
        {
            found.AddRange((await Index.RetrieveAsync(question.Question, 100, Cancelled))
                .Select(one => (question.Id!, one.Chunk.DocumentId, one.Score)));
        }

        var means = RetrievalScores.Of(
            new RankedRun(found),
            new RelevanceJudgements(Town.Questions.Select(question => (question.Id!, question.Id!, 1))),
            RetrievalMeasure.Parse("nDCG@10"), RetrievalMeasure.Parse("AP"), RetrievalMeasure.Parse("R@100")).Means;
        var retriever = report.Stages.Single(stage => stage.Kind == StageKind.Retriever);
        Assert.All(means, mean => Assert.Equal(mean.Value, retriever.Find(mean.Key)!.Isolated!.Value, 12));
    }

    [Fact]
    public async Task AQuestionOnWhichAStageFailsDoesNotStopTheOthers()
    {
        var graph = Systems.Qa(new Systems.Failing(Index, "Alder mill"), new ContextReader());
        var report = await Systems.EvaluateAsync(graph, Index);
        var failed = Assert.Single(report.Questions, row => row.Error is not null);
        Assert.Contains("the shelf is empty", failed.Error!, StringComparison.Ordinal);
        Assert.Equal(LostBy.Failure, failed.LostBy);
        Assert.Equal(new AnswerScore(0, 0), failed.Given);
        Assert.Equal(Town.Questions.Count - 1, report.Funnel.Steps[^1].Count);
    }

    [Fact]
    public async Task QuestionsWithoutAnAnswerAreToBeRefused()
    {
        LabelledQuestion[] questions = [new("Who opened the Golden gate?", []), Town.Questions[0]];
        var report = await Systems.EvaluateAsync(Systems.Qa(Index, new ContextReader()), Index, questions);
        Assert.Equal(["1", "Alder bridge"], report.Questions.Select(row => row.Id));

        // Some building was opened by somebody, and the reader takes it.
        Assert.Equal(LostBy.Threshold, report.Questions[0].LostBy);
        Assert.Equal((1, 1, 0),
            (report.Funnel.Answerable, report.Funnel.Unanswerable, report.Funnel.RightlyRefused));
    }

    [Fact]
    public async Task LabelsWithoutPlacesAreJudgedByTheirWords()
    {
        var questions = Town.Questions.Select(question => question with { Gold = [] }).ToList();
        var report = await Systems.EvaluateAsync(Systems.Qa(Index, new ContextReader()), Index, questions);
        Assert.Equal(LostBy.Nothing, report.Funnel.Worst);
        Assert.All(report.Questions, row => Assert.NotNull(row.Retrieved.Passage));
        Assert.All(report.Questions, row => Assert.Null(row.ReaderAlone));
    }

    [Fact]
    public async Task AGraphThatOnlyFindsIsJudgedByWhatItFinds()
    {
        var builder = new GraphBuilder();
        builder.Add("retriever", new RetrieverComponent(new RandomRetriever(Town.Whole), 3));
        var report = await Systems.EvaluateAsync(builder.Build(), Index);
        Assert.Equal(LostBy.Retriever, report.Funnel.Worst);
        Assert.Equal(FunnelStage.PassageRead, report.Funnel.Steps[^1].Stage);
        Assert.All(report.Questions, row => Assert.Null(row.Given));
    }

    [Fact]
    public async Task StagesOfAGraphInAGraphAreRowsToo()
    {
        var inner = new GraphBuilder();
        var retrieve = inner.Add("retriever", new RetrieverComponent(Index, 5));
        var nested = new SubgraphComponent(inner.Build());
        var question = nested.ExposeInput("question", retrieve.Question);
        var chunks = nested.ExposeOutput("chunks", retrieve.Chunks);
        var outer = new GraphBuilder();
        outer.Add("finding", nested);
        var read = outer.Add("reader", new ReaderComponent(new ContextReader()));
        var ask = outer.Add("ask", new BranchJoiner<string>());
        outer.Connect(ask.Value, question).Connect(ask.Value, read.Question).Connect(chunks, read.Chunks);
        var graph = outer.Build();
        var options = new SystemEvaluationOptions { Question = [ask.Values], Retriever = Index };
        var report = await new SystemEvaluator(graph, options).RunAsync(Town.Questions, null, Cancelled);
        Assert.Equal(LostBy.Nothing, report.Funnel.Worst);
        Assert.Equal(
            ["finding", "finding/retriever", "reader", "ask"], report.Stages.SkipLast(1).Select(stage => stage.Name));
        Assert.Equal(1, report.Stages[1].Find("passage recall@5")!.Integrated);
        Assert.NotNull(report.Questions[0].RetrieverAlone);
    }

    [Fact]
    public void AGraphThatTakesNoQuestionOrGivesNothingIsRefused()
    {
        var silent = new GraphBuilder();
        silent.Add("joiner", new BranchJoiner<string>());
        Assert.Contains("neither chunks nor answers", Refusal(silent), StringComparison.Ordinal);
        var deaf = new GraphBuilder();
        deaf.Add("joiner", new BranchJoiner<int>());
        Assert.Contains("waits for a question", Refusal(deaf), StringComparison.Ordinal);
    }

    [Fact]
    public async Task BlankAndRepeatedQuestionsAreRefused()
    {
        var evaluator = new SystemEvaluator(Systems.Qa(Index, new ContextReader()));
        await Assert.ThrowsAsync<ArgumentException>(
            () => evaluator.RunAsync([new LabelledQuestion(" ", [])], null, Cancelled));
        await Assert.ThrowsAsync<ArgumentException>(
            () => evaluator.RunAsync([Town.Questions[0], Town.Questions[0]], null, Cancelled));
    }

    private static string Refusal(GraphBuilder builder) =>
        Assert.Throws<ArgumentException>(() => new SystemEvaluator(builder.Build())).Message;
}
