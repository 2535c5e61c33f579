namespace Search.Pipeline.Tests.Graphs;

/// <summary>The behaviour of graphs, scenario by scenario: outputs, and the inputs of every visit.</summary>
public sealed class ScenarioTests
{
    public static TheoryData<int, int> Cases
    {
        get
        {
            var cases = new TheoryData<int, int>();
            foreach (var scenario in AllScenarios.List)
            {
                cases.Add(scenario.Number, 1);
                cases.Add(scenario.Number, 2);
                cases.Add(scenario.Number, 16);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task AScenarioGivesItsOutputsAndVisits(int number, int concurrency)
    {
        var scenario = AllScenarios.Of(number).Build();
        foreach (var run in scenario.Runs)
        {
            await CheckAsync(scenario.Graph, run, concurrency);
        }
    }

    [Fact]
    public void AllScenariosAreHere() =>
        Assert.Equal(Enumerable.Range(1, 58), AllScenarios.List.Select(scenario => scenario.Number));

    private static async Task CheckAsync(Graph graph, ScenarioRun run, int concurrency)
    {
        var options = new GraphRunOptions
        {
            MaxConcurrency = concurrency, RecordVisits = true, Include = run.Include,
        };
        var running = graph.RunAsync(run.Inputs, options, TestContext.Current.CancellationToken);
        if (run.Failure is not null)
        {
            var error = await Assert.ThrowsAnyAsync<GraphException>(() => running);
            Assert.Contains(run.Failure, error.Message, StringComparison.Ordinal);
            return;
        }

        var result = await running;
        Assert.Equal(run.Visits, Lines.OfVisits(result));
        Assert.Equal(run.Outputs, Lines.OfOutputs(result));
        Assert.Equal(run.Waiting, result.Warnings.Select(warning => warning.Split('\'')[1]));
    }
}
