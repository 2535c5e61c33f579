namespace Search.Pipeline.Tests.Graphs;

public sealed class BuildingTests
{
    private readonly GraphBuilder _graph = new();

    [Theory]
    [InlineData("")]
    [InlineData("a.b")]
    [InlineData("a/b")]
    [InlineData("a b")]
    [InlineData("a\nb")]
    [InlineData("../a")]
    public void WhatIsNoNameIsRefused(string name) =>
        Assert.Throws<ArgumentException>(() => _graph.Add(name, Parts.Double()));

    [Fact]
    public void ANameIsUsedOnce()
    {
        _graph.Add("part", Parts.Double());
        var error = Assert.Throws<GraphBuildException>(() => _graph.Add("part", Parts.Add(1)));
        Assert.Equal("There is a component 'part' already, a Lambda.", error.Message);
    }

    [Fact]
    public void AnInstanceIsInOneGraph()
    {
        var part = new GraphBuilder().Add("first", Parts.Add(1));
        var error = Assert.Throws<GraphBuildException>(() => _graph.Add("second", part));
        Assert.Equal("This Adder is in a graph already, as 'first'; make another one for 'second'.", error.Message);
    }

    [Fact]
    public void ASecondSenderIsRefusedAndTheFirstIsNamed()
    {
        var (one, two, three) = Three();
        _graph.Connect(one.Output, three.Value);
        var error = Assert.Throws<GraphBuildException>(() => _graph.Connect(two.Output, three.Value));
        Assert.StartsWith("three.value takes one sender and has one.output; two.output would", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AConnectionIsMadeOnce()
    {
        var (one, _, _) = Three();
        var sum = _graph.Add("sum", new All<int, int>(values => values.Sum()));
        _graph.Connect(one.Output, sum.Values);
        var error = Assert.Throws<GraphBuildException>(() => _graph.Connect(one.Output, sum.Values));
        Assert.Equal("one.output → sum.values is connected already.", error.Message);
    }

    [Fact]
    public void AComponentIsNotConnectedWithItself()
    {
        var (one, _, _) = Three();
        var error = Assert.Throws<GraphBuildException>(() => _graph.Connect(one.Output, one.Value));
        Assert.StartsWith("one.output → one.value connects 'one' with itself", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AComponentIsAddedBeforeItIsConnected()
    {
        var (one, _, _) = Three();
        var error = Assert.Throws<GraphBuildException>(() => _graph.Connect(one.Output, Parts.Add(1).Value));
        Assert.Contains("belongs to a Adder that is not in this graph", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnUnknownComponentListsTheKnownOnesTheNearestFirst()
    {
        Three();
        var error = Assert.Throws<GraphBuildException>(() => _graph.ConnectNames("thre.output", "one.value"));
        Assert.Equal("There is no component 'thre'; there are three, one, two.", error.Message);
    }

    [Fact]
    public void AnUnknownSocketListsTheKnownOnes()
    {
        Three();
        var output = Assert.Throws<GraphBuildException>(() => _graph.ConnectNames("one.result", "two.value"));
        Assert.Equal("There is no output of 'one' 'result'; there are output.", output.Message);
        var input = Assert.Throws<GraphBuildException>(() => _graph.ConnectNames("one.output", "two.valu"));
        Assert.Equal("There is no input of 'two' 'valu'; there are value, add.", input.Message);
        Assert.Throws<GraphBuildException>(() => _graph.ConnectNames("one", "two.value"));
    }

    [Fact]
    public void SocketsThatDoNotFitAreNamedWithTheirTypesAndWhatWouldFit()
    {
        Three();
        _graph.Add("text", new Prompt("{word}"));
        _graph.Add("texts", new Joiner<string>());
        var error = Assert.Throws<GraphBuildException>(() => _graph.ConnectNames("text.output", "one.value"));
        Assert.Equal(
            "text.output is String, but one.value takes Int32. For text.output, no input of that component would fit. " +
            "For one.value, these outputs would fit: two.output, three.output.",
            error.Message);
        error = Assert.Throws<GraphBuildException>(() => _graph.ConnectNames("texts.output", "text.word"));
        Assert.StartsWith("texts.output is IReadOnlyList<String>, but text.word takes String.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void VarianceHoldsForNamesAsItDoesForTheCompiler()
    {
        var texts = _graph.Add("texts", new Joiner<string>());
        _graph.Add("objects", new Scripted<IEnumerable<object>, int>("items", (items, _) => items.Count()));
        _graph.Add("object", new Scripted<object, string>("item", (item, _) => $"{item}"));
        Three();
        _graph.ConnectNames("texts.output", "objects.items");

        // The compiler would not box a number either.
        Assert.Throws<GraphBuildException>(() => _graph.ConnectNames("one.output", "object.item"));
        Assert.Equal([texts.Output], _graph.Connections.Select(connection => connection.From));
    }

    [Fact]
    public void ABuilderMakesOneGraph()
    {
        _graph.Build();
        Assert.Throws<InvalidOperationException>(() => _graph.Build());
        Assert.Throws<InvalidOperationException>(() => _graph.Add("late", Parts.Double()));
    }

    [Fact]
    public void OptionsAreChecked()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _graph.Build(new GraphOptions { MaxVisits = 0 }));
        Assert.Throws<ArgumentException>(() => _graph.Build(new GraphOptions { Name = " " }));
        Assert.Equal("graph", _graph.Build().Name);
    }

    [Fact]
    public void SocketsHaveNamesOfTheirOwn()
    {
        Assert.Throws<ArgumentException>(() => new Prompt("{a.b}"));
        Assert.Throws<ArgumentException>(() => LambdaComponent.Create("a", "a", (int a, int b) => a + b));
    }

    [Fact]
    public async Task AGivenInputMustBeFreeAndOfTheGraph()
    {
        var token = TestContext.Current.CancellationToken;
        var (one, two, _) = Three();
        _graph.Connect(one.Output, two.Value);
        var graph = _graph.Build();
        var error = await Assert.ThrowsAsync<ArgumentException>(() => graph.RunAsync(new() { { two.Value, 1 } }, null, token));
        Assert.StartsWith("two.value takes one value and has it from one.output", error.Message, StringComparison.Ordinal);
        var stranger = Parts.Add(1);
        await Assert.ThrowsAsync<ArgumentException>(() => graph.RunAsync(new() { { stranger.Value, 1 } }, null, token));
        Assert.Throws<ArgumentException>(() => new GraphInputs { { one.Value, 1 }, { one.Value, 2 } });
    }

    [Fact]
    public async Task ValuesCanBeGivenAndReadByName()
    {
        var (one, _, _) = Three();
        var graph = _graph.Build();
        var inputs = new GraphInputs { { graph.FindInput<int>("two", "value")!, 2 } };
        inputs.AddValue(one.Value, 1);
        Assert.Throws<ArgumentException>(() => inputs.AddValue(one.Summand, "x"));
        Assert.Throws<ArgumentException>(() => inputs.AddValue(one.Summand, null));
        Assert.Null(graph.FindInput<string>("two", "value"));
        Assert.Null(graph.FindOutput<int>("two", "value"));
        var result = await graph.RunAsync(inputs, null, TestContext.Current.CancellationToken);
        Assert.Equal(7, result.Get(graph.FindOutput<int>("two", "output")!));
        Assert.True(result.TryGetValue("one", "output", out var value));
        Assert.Equal(6, value);
        Assert.False(result.TryGetValue("three", "output", out _));
    }

    private (Adder One, Adder Two, Adder Three) Three() =>
        (_graph.Add("one", Parts.Add(5)), _graph.Add("two", Parts.Add(5)), _graph.Add("three", Parts.Add(5)));
}
