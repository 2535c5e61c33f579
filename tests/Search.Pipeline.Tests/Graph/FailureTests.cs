namespace Search.Pipeline.Tests.Graphs;

public sealed class FailureTests
{
    [Fact]
    public async Task AFailureIsToldOnceWithComponentTypeAndVisit()
    {
        var graph = new GraphBuilder();
        var merge = graph.Add("merge", new First<int>());
        var picky = graph.Add("picky", new Scripted<int, int>(
            "value", (value, visit) => visit < 3 ? value : throw new InvalidDataException("enough")));
        graph.Connect(merge.Output, picky.Input).Connect(picky.Output, merge.Value);
        var error = await FailAsync(graph.Build(), new() { { merge.Value, 1 } });
        Assert.Equal(("picky", "Scripted<Int32, Int32>", 3), (error.Component, error.ComponentType, error.Visit));
        Assert.IsType<InvalidDataException>(error.InnerException);
        Assert.Equal("'picky' (Scripted<Int32, Int32>) failed on visit 3: enough", error.Message);
    }

    [Fact]
    public async Task AFailureStopsTheOthersAndWaitsForThem()
    {
        var graph = new GraphBuilder();
        var isStopped = false;
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var slow = graph.Add("slow",
            LambdaComponent.Create("value", async ValueTask<int> (int value, CancellationToken token) =>
        {
            started.SetResult();
            try
            {
                await Task.Delay(Timeout.Infinite, token);
            }
            finally
            {
                isStopped = true;
            }

            return value;
        }));
        var bad = graph.Add("bad", LambdaComponent.Create("value", async ValueTask<int> (int _, CancellationToken _) =>
        {
            await started.Task;
            throw new InvalidDataException("bad");
        }));
        var error = await FailAsync(graph.Build(), new() { { slow.Input, 1 }, { bad.Input, 1 } });
        Assert.Equal("bad", error.Component);
        Assert.True(isStopped);
    }

    [Fact]
    public async Task OfSeveralFailuresTheFirstInTheOrderOfVisitsIsTold()
    {
        var graph = new GraphBuilder();
        var second = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = graph.Add("first",
            LambdaComponent.Create("value", async ValueTask<int> (int _, CancellationToken _) =>
        {
            await second.Task;
            throw new InvalidDataException("first");
        }));
        var other = graph.Add("other",
            LambdaComponent.Create("value", ValueTask<int> (int _, CancellationToken token) =>
        {
            token.Register(second.SetResult);
            throw new InvalidDataException("other");
        }));
        var error = await FailAsync(graph.Build(), new() { { first.Input, 1 }, { other.Input, 1 } });
        Assert.Equal("first", error.Component);
    }

    [Fact]
    public async Task ACancellationThatNobodyAskedForIsAFailure()
    {
        var graph = new GraphBuilder();
        var part = graph.Add("part", LambdaComponent.Create(
            "value", int (int _) => throw new OperationCanceledException("timed out")));
        var error = await FailAsync(graph.Build(), new() { { part.Input, 1 } });
        Assert.IsType<OperationCanceledException>(error.InnerException);
    }

    [Fact]
    public async Task WhatIsMissingInAResultIsExplained()
    {
        var (graph, runs) = AllScenarios.Of(2).Build();
        var result = await graph.RunAsync(runs[0].Inputs, null, TestContext.Current.CancellationToken);
        var inner = graph.FindOutput<int>("twice", "output")!;
        var error = Assert.Throws<InvalidOperationException>(() => result.Get(inner));
        Assert.StartsWith("Other components receive twice.output; to have it too", error.Message,
            StringComparison.Ordinal);
        (graph, runs) = AllScenarios.Of(50).Build();
        result = await graph.RunAsync(runs[0].Inputs, null, TestContext.Current.CancellationToken);
        error = Assert.Throws<InvalidOperationException>(() =>
            result.Get(graph.FindOutput<int>("difference", "output")!));
        Assert.Equal(
            "difference.output has no value: 'difference' did not run, or did not set it. 'difference' did not run: " +
            "it waits for second from never.output.",
            error.Message);
    }

    [Fact]
    public async Task ListsThatCollectingInputsHandOutCannotBeChanged()
    {
        var graph = new GraphBuilder();
        var joiner = graph.Add("joiner", new Joiner<string>());
        var all = graph.Add("all", new All<int, IReadOnlyList<int>>(values => values));
        var result = await graph.Build().RunAsync(
            new() { { joiner.Items, new List<string> { "a" } }, { all.Values, 1 } }, null,
            TestContext.Current.CancellationToken);
        Assert.Throws<NotSupportedException>(() => ((IList<string>)result.Get(joiner.Output)).Add("b"));
        Assert.Throws<NotSupportedException>(() => ((IList<int>)result.Get(all.Output)).Add(2));
    }

    [Fact]
    public async Task AGraphThatGivesNothingTellsWhoWaitsForWhat()
    {
        var graph = new GraphBuilder();
        var sieve = graph.Add("sieve", new Switch<int>(_ => -1, "way"));
        var next = graph.Add("next", Parts.Subtract());
        graph.Connect(sieve.Ways[0], next.Input1);
        var result = await graph.Build().RunAsync(
            new() { { sieve.Value, 1 }, { next.Input2, 2 } }, null, TestContext.Current.CancellationToken);
        Assert.Empty(result.Outputs);
        Assert.Equal(["'next' did not run: it waits for first from sieve.way."], result.Warnings);
    }

    private static Task<ComponentException> FailAsync(Graph graph, GraphInputs inputs) =>
        Assert.ThrowsAsync<ComponentException>(() =>
            graph.RunAsync(inputs, null, TestContext.Current.CancellationToken));
}
