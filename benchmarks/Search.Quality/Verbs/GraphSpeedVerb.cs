using System.CommandLine;
using System.Diagnostics;
using Search.Pipeline;

namespace Search.Quality;

/// <summary>
/// <c>graph-speed</c>: what a graph of ten components costs beside ten awaits, and what it adds to a question.
/// </summary>
internal static class GraphSpeedVerb
{
    private const string CommandLine =
        "dotnet run -c Release --project benchmarks/Search.Quality -- graph-speed --save docs/results";
    private const int Length = 10;
    private const int Rounds = 20;
    private const int Concurrent = 1000;

    public static Command Create()
    {
        var runs = new Option<int>("--runs") { Description = "Runs in a round.", DefaultValueFactory = _ => 20_000 }
            .AtLeast(1);
        var documents = new Option<DirectoryInfo>("--documents")
        {
            Description = "The documents that are asked.", DefaultValueFactory = _ => new DirectoryInfo("docs"),
        };
        var rounds = new Option<int>("--rounds")
        {
            Description = "How often each question is asked.", DefaultValueFactory = _ => 4,
        }.AtLeast(1);
        var save = SaveOption.Create();
        var command = new Command(
            "graph-speed",
            "Time and memory of a graph of ten components, beside ten awaits, and what a graph adds to a question.")
        {
            runs, documents, rounds, save,
        };
        command.SetAction((parsed, cancellationToken) => BadInput.ReportAsync(async () =>
        {
            var chain = await MeasureAsync(parsed.GetValue(runs));
            var query = await AskAsync(
                parsed.GetValue(documents)!, parsed.GetValue(rounds), parsed.GetValue(runs), cancellationToken);
            Report(chain, query, parsed.GetValue(save));
            return chain.Wrong;
        }));
        return command;
    }

    private static async Task<Figures> MeasureAsync(int runs)
    {
        var steps = Enumerable.Range(0, Length).Select(_ => new Step()).ToArray();
        var graph = Chain(steps);
        var (byHand, byGraph) = (new List<double>(), new List<double>());

        // In turns, so that what else the machine does falls on both; the first turn compiles code and is left out.
        for (var round = 0; round <= Rounds; round++)
        {
            var hand = await TimeAsync(runs, i => AwaitAsync(steps, i));
            var made = await TimeAsync(runs, i => RunAsync(graph, steps, i));
            if (round > 0)
            {
                byHand.Add(hand);
                byGraph.Add(made);
            }
        }

        var bytes = await BytesAsync(runs, i => RunAsync(graph, steps, i));
        var wrong = await RunConcurrentlyAsync(graph, steps);
        return new Figures(Median(byHand), Median(byGraph), bytes, wrong);
    }

    private static async Task<QueryFigures> AskAsync(
        DirectoryInfo documents, int rounds, int runs, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("search-graph-speed-");
        try
        {
            await using var index = await SearchIndex.OpenAsync(folder.FullName, cancellationToken: cancellationToken);
            await index.AddFolderAsync(documents.FullName, cancellationToken: cancellationToken);
            var query = new GraphSpeedQuery(index.Retriever, index.Reader);
            var (byHand, byGraph) = await query.RaceAsync(rounds);
            var overhead = await query.OverheadAsync(runs);
            return new QueryFigures(
                Median(byHand), Median(byGraph), Median([.. byHand.Zip(byGraph, (hand, made) => made / hand)]),
                overhead.ByGraph - overhead.ByHand);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Report(Figures figures, QueryFigures query, DirectoryInfo? save)
    {
        var allowed = (5 * figures.HandMicroseconds) + 10;
        Console.WriteLine($"{Length} awaits by hand: {figures.HandMicroseconds:0.000} µs");
        Console.WriteLine($"a graph of {Length}: {figures.GraphMicroseconds:0.000} µs; allowed {allowed:0.000} µs");
        Console.WriteLine($"bytes a run: {figures.Bytes}");
        Console.WriteLine(
            $"a question: {query.HandMilliseconds:0.0} ms by hand, {query.GraphMilliseconds:0.0} ms by the graph");
        Console.WriteLine($"of pairs, the median of graph to hand: {query.Ratio:0.0000}");
        Console.WriteLine(
            $"the graph by itself: {query.OverheadMicroseconds:0.0} µs, {query.Share:0.0000 %} of a question");
        Console.WriteLine($"{Concurrent - figures.Wrong} of {Concurrent} equal");
        if (save is not null)
        {
            var values = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["components"] = Length,
                ["microseconds of the awaits by hand, median"] = Math.Round(figures.HandMicroseconds, 3),
                ["microseconds of the graph, median"] = Math.Round(figures.GraphMicroseconds, 3),
                ["bytes allocated a run"] = figures.Bytes,
                ["concurrent runs"] = Concurrent,
                ["concurrent runs that failed or gave another result"] = figures.Wrong,
                ["milliseconds of a question by hand, median"] = Math.Round(query.HandMilliseconds, 1),
                ["milliseconds of a question by the graph, median"] = Math.Round(query.GraphMilliseconds, 1),
                ["graph to hand, median of the pairs"] = Math.Round(query.Ratio, 4),
                ["microseconds of the graph itself in a question"] = Math.Round(query.OverheadMicroseconds, 1),
                ["share of the graph itself in a question, percent"] = Math.Round(100 * query.Share, 4),
            };
            new Measurement("graph-speed", CommandLine, values).Save(save);
        }
    }

    private static Graph Chain(Step[] steps)
    {
        var builder = new GraphBuilder();
        for (var i = 0; i < steps.Length; i++)
        {
            builder.Add($"step{i}", steps[i]);
            if (i > 0)
            {
                builder.Connect(steps[i - 1].Output, steps[i].Input);
            }
        }

        return builder.Build();
    }

    private static async Task<int> AwaitAsync(Step[] steps, int value)
    {
        foreach (var step in steps)
        {
            value = await step.NextAsync(value);
        }

        return value;
    }

    private static async Task<int> RunAsync(Graph graph, Step[] steps, int value)
    {
        var result = await graph.RunAsync(new GraphInputs { { steps[0].Input, value } });
        return result.Get(steps[^1].Output);
    }

    private static async Task<double> TimeAsync(int runs, Func<int, Task<int>> run)
    {
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < runs; i++)
        {
            await run(i);
        }

        return watch.Elapsed.TotalMicroseconds / runs;
    }

    private static async Task<long> BytesAsync(int runs, Func<int, Task<int>> run)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < runs; i++)
        {
            await run(i);
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / runs;
    }

    private static async Task<int> RunConcurrentlyAsync(Graph graph, Step[] steps)
    {
        var results = await Task.WhenAll(
            Enumerable.Range(0, Concurrent).Select(i => Task.Run(() => RunAsync(graph, steps, i))));
        return results.Where((result, i) => result != i + Length).Count();
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }

    private sealed record Figures(double HandMicroseconds, double GraphMicroseconds, long Bytes, int Wrong);

    private sealed record QueryFigures(
        double HandMilliseconds, double GraphMilliseconds, double Ratio, double OverheadMicroseconds)
    {
        public double Share => OverheadMicroseconds / 1000 / HandMilliseconds;
    }

    // As trivial as a component can be: what is measured is what stands around it.
    private sealed class Step : GraphComponent
    {
        private readonly int _add = 1;

        public Step()
        {
            Input = AddInput<int>("input");
            Output = AddOutput<int>("output");
        }

        public Input<int> Input { get; }

        public Output<int> Output { get; }

        public ValueTask<int> NextAsync(int value) => new(value + _add);

        public override ValueTask RunAsync(ComponentVisit visit)
        {
            visit.Set(Output, visit.Get(Input) + _add);
            return ValueTask.CompletedTask;
        }
    }
}
