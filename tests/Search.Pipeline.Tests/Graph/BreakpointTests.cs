using System.Text.Json;

namespace Search.Pipeline.Tests.Graphs;

public sealed class BreakpointTests
{
    public static TheoryData<int> Scenarios =>
        [.. AllScenarios.List.Where(one => one.Build().Runs.All(run => run.Failure is null)).Select(one => one.Number)];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task ARunCanBeStoppedBeforeAnyVisitAndResumedElsewhere(int number)
    {
        var scenario = AllScenarios.Of(number);
        for (var run = 0; run < scenario.Build().Runs.Length; run++)
        {
            var (whole, expected) = await RunAsync(scenario, run, concurrency: 1);
            foreach (var visit in whole.Visits)
            {
                var breakpoint = new GraphBreakpoint(visit.Component, visit.Number);
                await CheckAsync(scenario, run, breakpoint, whole, expected);
            }
        }
    }

    [Fact]
    public async Task ABreakpointThatIsNotReachedDoesNotStop()
    {
        var (graph, runs) = AllScenarios.Of(2).Build();
        var result = await graph.RunAsync(
            runs[0].Inputs, new() { Breakpoints = [new("last", 2)] }, TestContext.Current.CancellationToken);
        Assert.Null(result.Snapshot);
        Assert.Equal(runs[0].Outputs, Lines.OfOutputs(result));
    }

    [Fact]
    public async Task AResumedRunStopsAtTheNextBreakpoint()
    {
        var token = TestContext.Current.CancellationToken;
        var (graph, runs) = AllScenarios.Of(2).Build();
        var options = new GraphRunOptions { Breakpoints = [new("twice"), new("last")] };
        var first = await graph.RunAsync(runs[0].Inputs, options, token);
        Assert.Equal(new GraphBreakpoint("twice"), first.Snapshot!.Breakpoint);
        var second = await graph.ResumeAsync(first.Snapshot, options, token);
        Assert.Equal(new GraphBreakpoint("last"), second.Snapshot!.Breakpoint);
        var third = await graph.ResumeAsync(second.Snapshot, options, token);
        Assert.Null(third.Snapshot);
        Assert.Equal(runs[0].Outputs, Lines.OfOutputs(third));
    }

    [Fact]
    public async Task AnUnknownBreakpointIsRefused()
    {
        var (graph, runs) = AllScenarios.Of(2).Build();
        var error = await Assert.ThrowsAsync<ArgumentException>(() => graph.RunAsync(
            runs[0].Inputs, new() { Breakpoints = [new("frist")] }, TestContext.Current.CancellationToken));
        Assert.Contains("'frist'; there are first", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("[]", "")]
    [InlineData("{}", "")]
    [InlineData("""{"version":2}""", "version")]
    [InlineData("""{"version":1,"component":"a","visit":0}""", "'visit' is 0")]
    [InlineData("""{"version":1,"component":null,"visit":1}""", "null")]
    [InlineData("""{"version":1,"component":"a","visit":1,"components":[]}""", "0 components")]
    [InlineData("""{"version":1,"component":"a","visit":1,"components":[1,2,3]}""", "")]
    [InlineData("""{"version":1,"component":"a","visit":99999999999,"components":[]}""", "")]
    public void WhatIsNoSnapshotIsRefused(string json, string part)
    {
        var graph = AllScenarios.Of(2).Build().Graph;
        var error = Assert.ThrowsAny<JsonException>(() => graph.ReadSnapshot(json, JsonSerializerOptions.Default));
        Assert.Contains(part, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASnapshotOfAnotherGraphIsRefused()
    {
        var (graph, runs) = AllScenarios.Of(2).Build();
        var stopped = await graph.RunAsync(
            runs[0].Inputs, new() { Breakpoints = [new("last")] }, TestContext.Current.CancellationToken);
        var other = AllScenarios.Of(11).Build().Graph;
        await Assert.ThrowsAsync<ArgumentException>(
            () => other.ResumeAsync(stopped.Snapshot!, null, TestContext.Current.CancellationToken));
        var json = stopped.Snapshot!.ToJson(JsonSerializerOptions.Default);
        Assert.Throws<JsonException>(() => other.ReadSnapshot(json, JsonSerializerOptions.Default));
    }

    private static async Task CheckAsync(
        Scenario scenario, int run, GraphBreakpoint breakpoint, GraphResult whole, ScenarioRun expected)
    {
        foreach (var concurrency in new[] { 1, 8 })
        {
            var (stopped, _) = await RunAsync(scenario, run, concurrency, breakpoint);
            Assert.Equal(breakpoint, stopped.Snapshot!.Breakpoint);
            var json = stopped.Snapshot.ToJson(JsonSerializerOptions.Default);

            // A graph made anew knows nothing of the run but what the text says.
            var graph = scenario.Build().Graph;
            var options = new GraphRunOptions { RecordVisits = true, MaxConcurrency = concurrency };
            var resumed = await graph.ResumeAsync(
                graph.ReadSnapshot(json, JsonSerializerOptions.Default), options,
                TestContext.Current.CancellationToken);
            Assert.Equal(expected.Outputs, Lines.OfOutputs(resumed));
            Assert.Equal(whole.Warnings, resumed.Warnings);
            var visits = Lines.OfVisits(stopped).Concat(Lines.OfVisits(resumed));
            Assert.Equal(
                concurrency == 1 ? Lines.OfVisits(whole) : Lines.OfVisits(whole).Order(StringComparer.Ordinal),
                concurrency == 1 ? visits : visits.Order(StringComparer.Ordinal));
        }
    }

    private static async Task<(GraphResult Result, ScenarioRun Run)> RunAsync(
        Scenario scenario, int number, int concurrency, params GraphBreakpoint[] breakpoints)
    {
        var (graph, runs) = scenario.Build();
        var run = runs[number];
        var options = new GraphRunOptions
        {
            RecordVisits = true, MaxConcurrency = concurrency, Include = run.Include, Breakpoints = breakpoints,
        };
        return (await graph.RunAsync(run.Inputs, options, TestContext.Current.CancellationToken), run);
    }
}
