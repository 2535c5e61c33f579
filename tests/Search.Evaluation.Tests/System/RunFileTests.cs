namespace Search.Evaluation.Tests;

public sealed class RunFileTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.jsonl");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => File.Delete(_path);

    [Fact]
    public async Task AStoppedRunGoesOnWhereItStopped()
    {
        var whole = Asks(await EvaluateAsync(new WordRetriever(Town.Whole)));
        using var stop = new CancellationTokenSource();
        var first = new WordRetriever(Town.Whole);
        var stopping = new Told(progress =>
        {
            if (progress.Done == 5)
            {
                stop.Cancel();
            }
        });
        File.Delete(_path);
        await Assert.ThrowsAsync<OperationCanceledException>(() => EvaluateAsync(first, stopping, token: stop.Token));

        var (second, told) = (new WordRetriever(Town.Whole), new List<EvaluationProgress>());
        var report = await EvaluateAsync(second, new Told(told.Add));
        Assert.Equal(whole, Asks(report));
        Assert.Equal(Town.Questions.Count - 5, second.Calls);
        Assert.Equal((6, 5), (told[0].Done, told[0].Resumed));
        Assert.Equal(Town.Questions.Count, told[^1].Done);
        Assert.Equal(TimeSpan.Zero, told[^1].Left);

        var third = new WordRetriever(Town.Whole);
        Assert.Equal(whole, Asks(await EvaluateAsync(third)));
        Assert.Equal(0, third.Calls);
    }

    [Fact]
    public async Task TheReaderAloneIsNotAskedAgain()
    {
        var (index, reader) = (new WordRetriever(Town.Whole), new ContextReader());
        await EvaluateAsync(index, reader: reader);
        var lines = await File.ReadAllLinesAsync(_path, Cancelled);
        await File.WriteAllLinesAsync(_path, lines.SkipLast(3), Cancelled);
        var again = new ContextReader();
        await EvaluateAsync(index, reader: again);
        Assert.Equal([Town.Questions.Count], reader.BatchSizes.Where(size => size > 1));
        Assert.Equal([1, 1, 1], again.BatchSizes);
    }

    [Fact]
    public async Task ALineThatWasNotFinishedIsMadeAgain()
    {
        var whole = Asks(await EvaluateAsync(new WordRetriever(Town.Whole)));
        var content = await File.ReadAllBytesAsync(_path, Cancelled);
        await File.WriteAllBytesAsync(_path, content[..^40], Cancelled);
        var again = new WordRetriever(Town.Whole);
        Assert.Equal(whole, Asks(await EvaluateAsync(again)));
        Assert.Equal(1, again.Calls);
    }

    [Fact]
    public async Task ARunOfOtherQuestionsIsRefused()
    {
        await EvaluateAsync(new WordRetriever(Town.Whole));
        var others = Town.Questions.Select(question => question with { Answers = ["nobody"] }).ToList();
        var error = await Assert.ThrowsAsync<InvalidDataException>(
            () => EvaluateAsync(new WordRetriever(Town.Whole), questions: others));
        Assert.Contains("other questions", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARunWithOtherOptionsIsRefused()
    {
        await EvaluateAsync(new WordRetriever(Town.Whole));
        var error = await Assert.ThrowsAsync<InvalidDataException>(
            () => EvaluateAsync(new WordRetriever(Town.Whole), passages: "6"));
        Assert.Contains("'passages' is '5' there and '6' here", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hello\n")]
    [InlineData("{}\n")]
    [InlineData("null\n")]
    [InlineData("{\"row\":{\"id\":\"1\"}}\n")]
    [InlineData("{\"row\":{\"id\":\"1\",\"question\":\"?\",\"answers\":[]}}\n")]
    public async Task WhatIsNoRunFileIsRefused(string content)
    {
        await File.WriteAllTextAsync(_path, content, Cancelled);
        await Assert.ThrowsAsync<InvalidDataException>(() => EvaluateAsync(new WordRetriever(Town.Whole)));
        Assert.Equal(content, await File.ReadAllTextAsync(_path, Cancelled));
    }

    private async Task<SystemReport> EvaluateAsync(
        WordRetriever index, IProgress<EvaluationProgress>? progress = null,
        IReadOnlyList<LabelledQuestion>? questions = null, string passages = "5", ContextReader? reader = null,
        CancellationToken? token = null)
    {
        var options = new SystemEvaluationOptions
        {
            Gold = new StoredGoldPassages(index),
            RetrieverTop = 0,
            RunFile = _path,
            Facts = new Dictionary<string, string>(StringComparer.Ordinal) { ["passages"] = passages },
        };
        return await new SystemEvaluator(Systems.Qa(index, reader ?? new ContextReader()), options)
            .RunAsync(questions ?? Town.Questions, progress, token ?? Cancelled);
    }

    private static IEnumerable<(string, int?, LostBy)> Asks(SystemReport report) =>
        [.. report.Questions.Select(row => (row.Id, row.AcceptedRank, row.LostBy))];

    private sealed class Told(Action<EvaluationProgress> tell) : IProgress<EvaluationProgress>
    {
        public void Report(EvaluationProgress value) => tell(value);
    }
}
