namespace Search.Pipeline.Tests.Graphs;

public sealed class SubgraphTests
{
    [Fact]
    public async Task AGraphIsAComponent()
    {
        var (inner, value, summand, result) = Inner();
        var sub = new SubgraphComponent(inner);
        var (given, optional) = (sub.ExposeInput("value", value), sub.ExposeInput("add", summand));
        var output = sub.ExposeOutput("result", result);
        var graph = new GraphBuilder();
        var one = graph.Add("one", Parts.Add(1));
        graph.Add("sub", sub);
        var last = graph.Add("last", Parts.Add(100));
        graph.Connect(one.Output, given).Connect(output, last.Value);
        var built = graph.Build();
        var token = TestContext.Current.CancellationToken;
        Assert.Equal(109, (await built.RunAsync(new() { { one.Value, 1 } }, null, token)).Get(last.Output));
        Assert.Equal(114, (await built.RunAsync(new() { { one.Value, 1 }, { optional, 10 } }, null, token)).Get(last.Output));

        // It stays a graph that can be run by itself.
        Assert.Equal(9, (await inner.RunAsync(new() { { value, 2 } }, null, token)).Get(result));
    }

    [Fact]
    public async Task AFailureInsideNamesTheWay()
    {
        var inner = new GraphBuilder();
        var bad = inner.Add("bad", new Scripted<int, int>("value", (_, _) => throw new InvalidDataException("bad")));
        var sub = new SubgraphComponent(inner.Build(new GraphOptions { Name = "inner" }));
        var value = sub.ExposeInput("value", bad.Input);
        var graph = new GraphBuilder();
        graph.Add("sub", sub);
        var error = await Assert.ThrowsAsync<ComponentException>(
            () => graph.Build().RunAsync(new() { { value, 1 } }, null, TestContext.Current.CancellationToken));
        Assert.Equal("sub/bad", error.Component);
        Assert.IsType<InvalidDataException>(error.InnerException);
    }

    [Fact]
    public async Task EventsAndWarningsInsideComeOut()
    {
        var (graph, runs) = AllScenarios.Of(50).Build();
        var sub = new SubgraphComponent(graph);
        var value = sub.ExposeInput("value", graph.FindInput<int>("one", "value")!);
        var side = sub.ExposeOutput("side", graph.FindOutput<int>("side", "output")!);
        var outer = new GraphBuilder();
        outer.Add("sub", sub);
        List<GraphEvent> events = [];
        await foreach (var happening in outer.Build().StreamAsync(
            new() { { value, 1 } }, null, TestContext.Current.CancellationToken))
        {
            events.Add(happening);
        }

        Assert.Equal(
            ["sub", "sub/one", "sub/side"], events.OfType<VisitStarted>().Select(started => started.Component));
        var result = Assert.IsType<GraphEnded>(events[^1]).Result;
        Assert.Equal(12, result.Get(side));
        Assert.Equal("'sub': 'difference' did not run: it waits for second from never.output.", Assert.Single(result.Warnings));
        Assert.Single(runs);
    }

    [Fact]
    public void OnlySocketsOfTheGraphAreExposed()
    {
        var sub = new SubgraphComponent(new GraphBuilder().Build());
        Assert.Throws<ArgumentException>(() => sub.ExposeInput("value", Parts.Add(1).Value));
        Assert.Throws<ArgumentException>(() => sub.ExposeOutput("value", Parts.Add(1).Output));
    }

    private static (Graph Graph, Input<int> Value, Input<int> Summand, Output<int> Result) Inner()
    {
        var graph = new GraphBuilder();
        var add = graph.Add("add", Parts.Add(5));
        var twice = graph.Add("twice", Parts.Add(2));
        graph.Connect(add.Output, twice.Value);
        return (graph.Build(new GraphOptions { Name = "inner" }), add.Value, add.Summand, twice.Output);
    }
}
