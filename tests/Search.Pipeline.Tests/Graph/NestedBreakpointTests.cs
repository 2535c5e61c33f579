using System.Text.Json;

namespace Search.Pipeline.Tests.Graphs;

/// <summary>Breakpoints in graphs inside graphs.</summary>
public sealed class NestedBreakpointTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public async Task ARunCanBeStoppedBeforeAnyVisitInsideAndResumedElsewhere(int concurrency)
    {
        var undisturbed = Nested();
        var expected = Lines.OfOutputs(await undisturbed.Graph.RunAsync(Inputs(undisturbed), null, Token));
        string[] places =
        [
            "before", "outer", "outer/inner", "outer/inner/add", "outer/inner/twice", "outer/last", "other/add",
            "after",
        ];
        foreach (var place in places)
        {
            var options = new GraphRunOptions { MaxConcurrency = concurrency, Breakpoints = [new(place)] };
            var nested = Nested();
            var stopped = await nested.Graph.RunAsync(Inputs(nested), options, Token);
            Assert.Equal(new GraphBreakpoint(place), stopped.Snapshot!.Breakpoint);
            Assert.False(stopped.TryGet(nested.Result, out _));
            var json = stopped.Snapshot.ToJson(JsonSerializerOptions.Default);

            // In the same graph, and in one made anew that knows nothing but the text.
            var here = await nested.Graph.ResumeAsync(stopped.Snapshot, options, Token);
            Assert.Equal(expected, Lines.OfOutputs(here));
            var graph = Nested().Graph;
            var there = await graph.ResumeAsync(
                graph.ReadSnapshot(json, JsonSerializerOptions.Default),
                new GraphRunOptions { MaxConcurrency = concurrency }, Token);
            Assert.Equal(expected, Lines.OfOutputs(there));
        }
    }

    [Fact]
    public async Task SeveralGraphsThatHaveStoppedGoOnTogether()
    {
        var nested = Nested();
        var options = new GraphRunOptions { Breakpoints = [new("outer/inner/add"), new("other/add")] };
        var expected = Lines.OfOutputs(await nested.Graph.RunAsync(Inputs(nested), null, Token));
        var result = await nested.Graph.RunAsync(Inputs(nested), options, Token);
        var stops = 0;
        for (; result.Snapshot is { } snapshot; stops++)
        {
            var json = snapshot.ToJson(JsonSerializerOptions.Default);
            result = await nested.Graph.ResumeAsync(
                nested.Graph.ReadSnapshot(json, JsonSerializerOptions.Default), options, Token);
        }

        Assert.InRange(stops, 1, 2);
        Assert.Equal(expected, Lines.OfOutputs(result));
    }

    [Fact]
    public async Task EachVisitOfTheOuterComponentStops()
    {
        var inner = new GraphBuilder();
        var add = inner.Add("add", Parts.Add(1));
        var sub = new SubgraphComponent(inner.Build());
        var (value, sum) = (sub.ExposeInput("value", add.Value), sub.ExposeOutput("sum", add.Output));
        var outer = new GraphBuilder();
        var start = outer.Add("start", new BranchJoiner<int>());
        outer.Add("sub", sub);
        var check = outer.Add("check", new ConditionRouter<int>(new Route<int>("enough", number => number > 2)));
        outer.Connect(start.Value, value).Connect(sum, check.Value).Connect(check.Unmatched, start.Values);
        var graph = outer.Build();
        var options = new GraphRunOptions { Breakpoints = [new("sub/add")] };
        var result = await graph.RunAsync(new GraphInputs { { start.Values, 0 } }, options, Token);
        var stops = 0;
        for (; result.Snapshot is not null; stops++)
        {
            result = await graph.ResumeAsync(result.Snapshot, options, Token);
        }

        Assert.Equal(3, stops);
        Assert.Equal(3, result.Get(check["enough"]));
    }

    [Theory]
    [InlineData("outer/nothing", "'nothing'; there are")]
    [InlineData("outer/inner/nothing", "'nothing'; there are")]
    [InlineData("before/add", "no graph")]
    [InlineData("/add", "''; there are")]
    public async Task APlaceThatIsNotThereIsRefused(string place, string part)
    {
        var nested = Nested();
        var options = new GraphRunOptions { Breakpoints = [new(place)] };
        var error = await Assert.ThrowsAsync<ArgumentException>(
            () => nested.Graph.RunAsync(Inputs(nested), options, Token));
        Assert.Contains(part, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"component\":\"outer\",\"wave\"", "\"component\":\"before\",\"wave\"")]
    [InlineData("\"component\":\"outer\",\"wave\"", "\"component\":\"nothing\",\"wave\"")]
    [InlineData("\"graph\":\"inner\",\"component\":\"add\"", "\"graph\":\"inner\",\"component\":null")]
    [InlineData("\"inside\":[", "\"inside\":[{},")]
    public async Task WhatIsNoSnapshotInsideIsRefused(string good, string bad)
    {
        var nested = Nested();
        var options = new GraphRunOptions { Breakpoints = [new("outer/inner/add")] };
        var stopped = await nested.Graph.RunAsync(Inputs(nested), options, Token);
        var json = stopped.Snapshot!.ToJson(JsonSerializerOptions.Default);
        Assert.Contains(good, json, StringComparison.Ordinal);
        Assert.ThrowsAny<JsonException>(() => nested.Graph.ReadSnapshot(
            json.Replace(good, bad, StringComparison.Ordinal), JsonSerializerOptions.Default));
    }

    private static GraphInputs Inputs(NestedGraph graph) => new() { { graph.Start, 1 } };

    // before → outer(inner(add → twice) → last) → after, and beside it before → other(add) → after.
    private static NestedGraph Nested()
    {
        var builder = new GraphBuilder();
        var before = builder.Add("before", Parts.Add(1));
        var (outer, outerIn, outerOut) = Around(Inner(), Parts.Add(5));
        builder.Add("outer", outer);
        var leaf = new GraphBuilder();
        var add = leaf.Add("add", Parts.Add(7));
        var other = new SubgraphComponent(leaf.Build(new GraphOptions { Name = "leaf" }));
        var (otherIn, otherOut) = (other.ExposeInput("value", add.Value), other.ExposeOutput("sum", add.Output));
        builder.Add("other", other);
        var after = builder.Add(
            "after", LambdaComponent.Create("left", "right", (int left, int right) => (left * 100) + right));
        builder.Connect(before.Output, outerIn).Connect(before.Output, otherIn)
            .Connect(outerOut, after.Input1).Connect(otherOut, after.Input2);
        return new NestedGraph(builder.Build(new GraphOptions { Name = "nested" }), before.Value, after.Output);
    }

    private static (SubgraphComponent Sub, Input<int> In, Output<int> Out) Inner()
    {
        var builder = new GraphBuilder();
        var add = builder.Add("add", Parts.Add(3));
        var twice = builder.Add("twice", Parts.Add(4));
        builder.Connect(add.Output, twice.Value);
        var sub = new SubgraphComponent(builder.Build(new GraphOptions { Name = "inner" }));
        return (sub, sub.ExposeInput("value", add.Value), sub.ExposeOutput("sum", twice.Output));
    }

    private static (SubgraphComponent Sub, Input<int> In, Output<int> Out) Around(
        (SubgraphComponent Sub, Input<int> In, Output<int> Out) inner, Adder last)
    {
        var builder = new GraphBuilder();
        builder.Add("inner", inner.Sub);
        builder.Add("last", last);
        builder.Connect(inner.Out, last.Value);
        var sub = new SubgraphComponent(builder.Build(new GraphOptions { Name = "outer" }));
        return (sub, sub.ExposeInput("value", inner.In), sub.ExposeOutput("sum", last.Output));
    }

    private sealed record NestedGraph(Graph Graph, Input<int> Start, Output<int> Result);
}
