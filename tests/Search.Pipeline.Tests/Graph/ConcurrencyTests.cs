namespace Search.Pipeline.Tests.Graphs;

public sealed class ConcurrencyTests
{
    [Fact]
    public async Task IndependentComponentsRunAtOnce()
    {
        // Each waits for the other: one after the other, they would wait for ever.
        var graph = new GraphBuilder();
        TaskCompletionSource[] gates = [Gate(), Gate()];
        var left = graph.Add("left", Meeting(gates[0], gates[1]));
        var right = graph.Add("right", Meeting(gates[1], gates[0]));
        var result = await graph.Build().RunAsync(
            new() { { left.Input, 1 }, { right.Input, 2 } }, new() { MaxConcurrency = 2 },
            TestContext.Current.CancellationToken);
        Assert.Equal((1, 2), (result.Get(left.Output), result.Get(right.Output)));
    }

    [Fact]
    public async Task ComponentsThatComputeWithoutAwaitingRunAtOnceToo()
    {
        var graph = new GraphBuilder();
        using var barrier = new Barrier(3);
        var parts = Enumerable.Range(0, 3).Select(i => graph.Add($"part{i}", LambdaComponent.Create(
            "value", (int value) => barrier.SignalAndWait(TimeSpan.FromMinutes(1)) ? value : -1))).ToList();
        var inputs = new GraphInputs();
        parts.ForEach(part => inputs.Add(part.Input, 1));
        var result = await graph.Build().RunAsync(inputs, null, TestContext.Current.CancellationToken);
        Assert.All(parts, part => Assert.Equal(1, result.Get(part.Output)));
    }

    [Fact]
    public async Task ABranchDoesNotWaitForOneThatItHasNothingToDoWith()
    {
        // The slow component of the first wave ends only when the last one of the other branch has run.
        var graph = new GraphBuilder();
        var gate = Gate();
        var slow = LambdaComponent.Create("value", async ValueTask<int> (int value, CancellationToken token) =>
        {
            await gate.Task.WaitAsync(token);
            return value;
        });
        graph.Add("slow", slow);
        var first = graph.Add("first", Parts.Add(1));
        var second = graph.Add("second", Parts.Add(1));
        var third = graph.Add("third", LambdaComponent.Create("value", (int value) =>
        {
            gate.SetResult();
            return value;
        }));
        var sum = graph.Add("sum", new All<int, int>(values => values.Sum()));
        graph.Connect(first.Output, second.Value).Connect(second.Output, third.Input)
            .Connect(third.Output, sum.Values).Connect(slow.Output, sum.Values);
        var result = await graph.Build().RunAsync(
            new() { { slow.Input, 10 }, { first.Value, 1 } }, null, TestContext.Current.CancellationToken);
        Assert.Equal(13, result.Get(sum.Output));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task NoMoreRunAtOnceThanTheLimitAllows(int limit)
    {
        var graph = new GraphBuilder();
        var counter = new Lock();
        var (running, most) = (0, 0);
        var inputs = new GraphInputs();
        for (var i = 0; i < 12; i++)
        {
            var part = LambdaComponent.Create("value", async ValueTask<int> (int value, CancellationToken _) =>
            {
                Count(1);
                await Task.Yield();
                Count(-1);
                return value;
            });
            inputs.Add(graph.Add($"part{i}", part).Input, i);
        }

        var result = await graph.Build().RunAsync(
            inputs, new() { MaxConcurrency = limit }, TestContext.Current.CancellationToken);
        Assert.Equal(Enumerable.Range(0, 12), result.Outputs.Select(output => (int)output.Value!));
        Assert.InRange(most, 1, limit);

        void Count(int step)
        {
            lock (counter)
            {
                running += step;
                most = Math.Max(most, running);
            }
        }
    }

    [Fact]
    public async Task AThousandCallersRunOneGraphAtOnce()
    {
        var scenario = AllScenarios.Of(3).Build();
        var run = scenario.Runs[0];
        var options = new GraphRunOptions { RecordVisits = true };
        var results = await Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => Task.Run(
            () => scenario.Graph.RunAsync(run.Inputs, options, TestContext.Current.CancellationToken))));
        Assert.All(results, result =>
        {
            Assert.Equal(run.Outputs, Lines.OfOutputs(result));
            Assert.Equal(run.Visits, Lines.OfVisits(result));
        });
    }

    private static TaskCompletionSource Gate() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static LambdaComponentOf1<int, int> Meeting(TaskCompletionSource mine, TaskCompletionSource other) =>
        LambdaComponent.Create("value", async ValueTask<int> (int value, CancellationToken token) =>
        {
            mine.SetResult();
            await other.Task.WaitAsync(token);
            return value;
        });
}
