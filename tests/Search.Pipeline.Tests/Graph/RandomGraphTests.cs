using System.Collections.Concurrent;

namespace Search.Pipeline.Tests.Graphs;

/// <summary>Random graphs, loops included: what they give does not depend on how many components run at once.</summary>
public sealed class RandomGraphTests
{
    private const int Blocks = 8;
    private const int GraphsInABlock = 200;

    public static TheoryData<int> AllBlocks => [.. Enumerable.Range(0, Blocks)];

    [Theory]
    [MemberData(nameof(AllBlocks))]
    public async Task ResultsAndVisitsAreTheSameAtEveryLimit(int block)
    {
        foreach (var seed in Enumerable.Range(block * GraphsInABlock, GraphsInABlock))
        {
            var graph = RandomGraph.Make(new Random(seed));
            var expected = await RunAsync(graph, concurrency: 1, seed: 0);
            foreach (var concurrency in new[] { 2, 3, 64 })
            {
                var actual = await RunAsync(graph, concurrency, seed + concurrency);
                Assert.True(
                    expected.SequenceEqual(actual),
                    $"Graph {seed} at limit {concurrency}:\n{string.Join('\n', actual)}\n— one by one —\n" +
                    $"{string.Join('\n', expected)}\n{graph.Graph.ToMermaid()}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(AllBlocks))]
    public async Task OneByOneComponentsRunInTheOrderOfTheVisits(int block)
    {
        foreach (var seed in Enumerable.Range(block * GraphsInABlock, GraphsInABlock))
        {
            var graph = RandomGraph.Make(new Random(seed));
            var started = new ConcurrentQueue<string>();
            RandomNode.Started.Value = started;
            var visits = await RunAsync(graph, concurrency: 1, seed: 0);
            RandomNode.Started.Value = null;
            if (visits[0] != RandomGraph.Endless)
            {
                Assert.Equal(started, visits.TakeWhile(line => line.Length > 0).Select(line => line.Split(' ')[0]));
            }
        }
    }

    [Fact]
    public async Task MostRandomGraphsDoSomething()
    {
        var (endless, loops, visits) = (0, 0, 0);
        for (var seed = 0; seed < 200; seed++)
        {
            var lines = await RunAsync(RandomGraph.Make(new Random(seed)), concurrency: 1, seed: 0);
            var names = lines.TakeWhile(line => line.Length > 0).Select(line => line.Split(' ')[0]).ToList();
            endless += lines[0] == RandomGraph.Endless ? 1 : 0;
            loops += names.Count > names.Distinct(StringComparer.Ordinal).Count() ? 1 : 0;
            visits += names.Count;
        }

        Assert.True(
            endless < 100 && loops > 40 && visits > 1200, $"{endless} are endless, {loops} loop, {visits} visits in all");
    }

    // Visits, an empty line, outputs, warnings.
    private static async Task<string[]> RunAsync((Graph Graph, GraphInputs Inputs) made, int concurrency, int seed)
    {
        var options = new GraphRunOptions { MaxConcurrency = concurrency, RecordVisits = true };
        var pauses = new Random(seed);
        Pace.Current = concurrency == 1 ? null : new Pace(async (_, token) =>
        {
            int turns;
            lock (pauses)
            {
                turns = pauses.Next(0, 6);
            }

            for (var i = 0; i < turns; i++)
            {
                await Task.Yield();
            }

            token.ThrowIfCancellationRequested();
        });
        try
        {
            var result = await made.Graph.RunAsync(made.Inputs, options, TestContext.Current.CancellationToken);
            return [.. Lines.OfVisits(result), "", .. Lines.OfOutputs(result), .. result.Warnings];
        }
        catch (GraphException error) when (error.Message.Contains("has been visited", StringComparison.Ordinal))
        {
            return [RandomGraph.Endless];
        }
        catch (GraphException error)
        {
            return ["", error.Message];
        }
        finally
        {
            Pace.Current = null;
        }
    }
}
