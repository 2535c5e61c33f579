using System.Diagnostics;

namespace Search.Pipeline.Tests.Graphs;

public sealed class CancellationTests
{
    [Fact]
    public async Task AnyScenarioCanBeStoppedAtAnyMoment()
    {
        List<double> times = [];
        foreach (var scenario in AllScenarios.List)
        {
            foreach (var concurrency in new[] { 1, 8 })
            {
                var random = new Random(scenario.Number);
                for (var turn = 0; turn < 4; turn++)
                {
                    times.AddRange(await StopAsync(scenario.Build(), random.Next(1, 12), concurrency));
                }
            }
        }

        // Nothing but the machine can make it slow; a crowded one may hold up a few.
        times.Sort();
        Assert.True(times.Count > 100);
        Assert.InRange(times[times.Count * 95 / 100], 0, 100);
    }

    [Fact]
    public async Task AComponentThatDoesNotListenIsWaitedFor()
    {
        var graph = new GraphBuilder();
        using var stop = new CancellationTokenSource();
        var isOver = false;
        var deaf = graph.Add("deaf", LambdaComponent.Create("value", async ValueTask<int> (int value, CancellationToken _) =>
        {
            await stop.CancelAsync();
            await Task.Yield();
            isOver = true;
            return value;
        }));
        var next = graph.Add("next", Parts.Double());
        graph.Connect(deaf.Output, next.Input);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => graph.Build().RunAsync(new() { { deaf.Input, 1 } }, null, stop.Token));
        Assert.True(isOver);
    }

    [Fact]
    public async Task AStoppedRunDoesNotBegin()
    {
        var graph = new GraphBuilder();
        var part = graph.Add("part", Parts.Double());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => graph.Build().RunAsync(new() { { part.Input, 1 } }, null, new CancellationToken(canceled: true)));
    }

    // From some visit on, components do not end before they are stopped, which happens as soon as one has begun.
    private static async Task<List<double>> StopAsync(ScenarioGraph scenario, int visit, int concurrency)
    {
        List<double> times = [];
        foreach (var run in scenario.Runs.Where(run => run.Failure is null))
        {
            using var stop = new CancellationTokenSource();
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var pace = new Pace(async (number, token) =>
            {
                if (number >= visit)
                {
                    reached.TrySetResult();
                    await Task.Delay(Timeout.Infinite, token);
                }
            });
            Pace.Current = pace;
            var running = scenario.Graph.RunAsync(run.Inputs, new() { MaxConcurrency = concurrency }, stop.Token);
            Pace.Current = null;
            await Task.WhenAny(reached.Task, running);
            var watch = Stopwatch.StartNew();
            await stop.CancelAsync();
            if (reached.Task.IsCompleted)
            {
                await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
                times.Add(watch.Elapsed.TotalMilliseconds);
            }

            Assert.Equal(0, pace.Running);
        }

        return times;
    }
}
