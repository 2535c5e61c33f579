using System.Collections.Concurrent;

namespace Search.Pipeline.Tests.Graphs;

public sealed class BatchTests
{
    [Fact]
    public async Task ComponentsThatCanProcessManyInputsTogether()
    {
        var graph = new GraphBuilder();
        var one = graph.Add("one", Parts.Add(1));
        var square = graph.Add("square", new Squares());
        var last = graph.Add("last", Parts.Double());
        graph.Connect(one.Output, square.Value).Connect(square.Result, last.Input);
        GraphInputs[] inputs = [.. Enumerable.Range(0, 50).Select(i => new GraphInputs { { one.Value, i } })];
        var results = await graph.Build().RunBatchAsync(inputs, null, TestContext.Current.CancellationToken);
        Assert.Equal(
            Enumerable.Range(0, 50).Select(i => 2 * (i + 1) * (i + 1)), results.Select(one => one.Result!.Get(last.Output)));
        Assert.Equal([50], square.Sizes);
    }

    [Fact]
    public async Task RunsThatTakeOtherWaysDoNotHoldUpTheRest()
    {
        var graph = new GraphBuilder();
        var parity = graph.Add("parity", new Switch<int>(value => value % 2, "even", "odd"));
        var square = graph.Add("square", new Squares());
        var merge = graph.Add("merge", new First<int>());
        var again = graph.Add("again", new Squares());
        graph.Connect(parity.Ways[0], square.Value).Connect(square.Result, merge.Value)
            .Connect(parity.Ways[1], merge.Value).Connect(merge.Output, again.Value);
        GraphInputs[] inputs = [.. Enumerable.Range(0, 21).Select(i => new GraphInputs { { parity.Value, i } })];
        var results = await graph.Build().RunBatchAsync(inputs, null, TestContext.Current.CancellationToken);
        Assert.Equal(
            Enumerable.Range(0, 21).Select(i => i % 2 == 0 ? i * i * i * i : i * i),
            results.Select(one => one.Result!.Get(again.Result)));
        Assert.Equal(11, square.Sizes.Sum());
        Assert.Equal(21, again.Sizes.Sum());
    }

    [Fact]
    public async Task ARunThatFailsDoesNotStopTheOthers()
    {
        var graph = new GraphBuilder();
        var picky = graph.Add("picky", new Scripted<int, int>(
            "value", (value, _) => value != 2 ? value : throw new InvalidDataException("two")));
        var square = graph.Add("square", new Squares());
        graph.Connect(picky.Output, square.Value);
        GraphInputs[] inputs = [.. Enumerable.Range(0, 5).Select(i => new GraphInputs { { picky.Input, i } })];
        var results = await graph.Build().RunBatchAsync(inputs, null, TestContext.Current.CancellationToken);
        Assert.Equal([0, 1, -1, 9, 16], results.Select(one => one.Result?.Get(square.Result) ?? -1));
        Assert.IsType<InvalidDataException>(results[2].Error!.InnerException);
    }

    [Fact]
    public async Task AFailureOfABranchDoesNotHangWhatWaitsAtTheGate()
    {
        var graph = new GraphBuilder();
        var fork = graph.Add("fork", Parts.Add(0));
        var square = graph.Add("square", new Squares());
        var bad = graph.Add("bad", new Scripted<int, int>("value", (_, _) => throw new InvalidDataException("bad")));
        graph.Connect(fork.Output, square.Value).Connect(fork.Output, bad.Input);
        GraphInputs[] inputs = [.. Enumerable.Range(0, 20).Select(i => new GraphInputs { { fork.Value, i } })];
        var results = await graph.Build().RunBatchAsync(inputs, null, TestContext.Current.CancellationToken);
        Assert.All(results, one => Assert.Equal("bad", Assert.IsType<ComponentException>(one.Error).Component));
    }

    [Fact]
    public async Task AFailureTogetherIsAFailureOfEach()
    {
        var graph = new GraphBuilder();
        var square = graph.Add("square", new Squares());
        GraphInputs[] inputs = [.. new[] { 1, -1 }.Select(i => new GraphInputs { { square.Value, i } })];
        var results = await graph.Build().RunBatchAsync(inputs, null, TestContext.Current.CancellationToken);
        Assert.All(results, one => Assert.IsType<InvalidDataException>(one.Error!.InnerException));
    }

    [Fact]
    public async Task NoInputsAreNoResults()
    {
        var graph = new GraphBuilder().Build();
        Assert.Empty(await graph.RunBatchAsync([], null, TestContext.Current.CancellationToken));
    }

    private sealed class Squares : GraphComponent
    {
        public Squares()
        {
            Value = AddInput<int>("value");
            Result = AddOutput<int>("result");
        }

        public Input<int> Value { get; }

        public Output<int> Result { get; }

        public ConcurrentQueue<int> Sizes { get; } = [];

        public override bool RunsTogether => true;

        public override ValueTask RunAsync(ComponentVisit visit) => RunTogetherAsync([visit]);

        public override async ValueTask RunTogetherAsync(IReadOnlyList<ComponentVisit> visits)
        {
            Sizes.Enqueue(visits.Count);
            await Task.Yield();
            foreach (var visit in visits)
            {
                var value = visit.Get(Value);
                visit.Set(Result, value >= 0 ? value * value : throw new InvalidDataException("below zero"));
            }
        }
    }
}
