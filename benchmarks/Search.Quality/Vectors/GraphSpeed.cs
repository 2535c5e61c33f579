using Search.Indexing;

namespace Search.Quality;

/// <summary>Measures our graph beside hnswlib's, over the same file, one thread each, in turns.</summary>
internal sealed class GraphSpeed
{
    /// <summary>How many vectors are compared unless another number is asked for.</summary>
    public const int UsualCount = 200_000;

    private const string Name = "vector-speed-graph";
    private const string Command = "vector-speed graph sentences.vec";
    private const int Top = 10;
    private const int Rounds = 7;
    private const double Recall = 0.95;
    private const int MostBreadth = 1000;
    private const int ScansTimed = 100;
    private const double LeastShareOfSpeed = 0.9;
    private const double MostShareOfBuild = 1.5;

    private readonly FlatVectors _flat;
    private readonly float[][] _queries;
    private readonly int[][] _nearest;
    private readonly HnswGraph _graph;
    private readonly HnswlibPeer _peer;
    private long _compared;

    private GraphSpeed(FlatVectors flat, float[][] queries, HnswGraph graph, HnswlibPeer peer)
    {
        _flat = flat;
        _queries = queries;
        _graph = graph;
        _peer = peer;
        _nearest = [.. queries.Select(query => flat.FloatScan(query, Top))];
    }

    public static async Task<int> RunAsync(
        float[][] vectors, float[][] queries, int links, int breadth, string program, DirectoryInfo? folder,
        CancellationToken cancellationToken)
    {
        var file = Path.GetTempFileName();
        try
        {
            VectorFile.Write(file, [.. vectors, .. queries]);
            var flat = new FlatVectors(vectors);
            var options = new HnswOptions(links, breadth);
            // So that its code is compiled.
            HnswBuilder.Build(SmallOf(vectors), options, new BuildPace(cancellationToken));
            var (build, graph) = await SpeedTime.OfAsync(
                () => Task.FromResult(HnswBuilder.Build(flat.Rows, options, new BuildPace(cancellationToken))));
            using var peer = await HnswlibPeer.StartAsync(program, file, queries.Length, links, breadth, Top);
            return await new GraphSpeed(flat, queries, graph, peer).CompareAsync(build, options, folder);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static Int8Vectors SmallOf(float[][] vectors)
    {
        var rows = new Int8Vectors(vectors[0].Length, 2000);
        foreach (var vector in vectors.Take(2000))
        {
            rows.Add(vector);
        }

        return rows;
    }

    private async Task<int> CompareAsync(SpeedTime build, HnswOptions options, DirectoryInfo? folder)
    {
        var ours = await LeastBreadthAsync(OursAsync);
        var theirs = await LeastBreadthAsync(_peer.SearchAsync);
        var usual = await RecallAsync(OursAsync, VectorSearchOptions.DefaultBreadth);
        var (our, their) = (new List<SpeedTime>(), new List<SpeedTime>());
        _compared = 0;
        for (var round = 0; round < Rounds; round++)
        {
            our.Add((await OursAsync(ours.Breadth)).Time);
            their.Add((await _peer.SearchAsync(theirs.Breadth)).Time);
        }

        var (speed, peerSpeed) = (PerSecond(our), PerSecond(their));
        var jump = ScanSpeed.Median(our.Select(time => time.Processor)) / (_compared / (double)Rounds);
        var row = RowOfAScan();
        VectorSpeedVerb.Report(
            IsUsual ? Name : $"{Name}-{_flat.Rows.Count}",
            IsUsual ? Command : $"{Command} --count {_flat.Rows.Count} --queries {_queries.Length}",
            new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["vectors"] = _flat.Rows.Count,
                ["dimensions"] = _flat.Rows.Dimensions,
                ["links"] = options.Links,
                ["candidates of an insertion"] = options.Breadth,
                ["candidates of a search"] = ours.Breadth,
                ["candidates of a search, hnswlib"] = theirs.Breadth,
                ["recall of the best 10"] = Math.Round(ours.Recall, 4),
                ["recall of the best 10, hnswlib"] = Math.Round(theirs.Recall, 4),
                [$"recall of the best 10 with {VectorSearchOptions.DefaultBreadth} candidates"] = Math.Round(usual, 4),
                ["queries a second of processor time"] = Math.Round(speed),
                ["queries a second of processor time, hnswlib"] = Math.Round(peerSpeed),
                ["speed beside hnswlib"] = Math.Round(speed / peerSpeed, 3),
                ["processor seconds of the build"] = Math.Round(build.Processor, 1),
                ["processor seconds of the build, hnswlib"] = Math.Round(_peer.Build.Processor, 1),
                ["seconds of the build"] = Math.Round(build.Seconds, 1),
                ["seconds of the build, hnswlib"] = Math.Round(_peer.Build.Seconds, 1),
                ["build time beside hnswlib"] = Math.Round(build.Processor / _peer.Build.Processor, 3),
                ["megabytes of vectors and graph"] = Math.Round((_flat.Rows.Bytes + _graph.Links.Bytes) / 1e6, 1),
                ["megabytes of vectors and graph, hnswlib"] = Math.Round((_peer.Memory - FileBytes) / 1e6, 1),
                ["rows compared for each candidate"] =
                    Math.Round(_compared / (double)Rounds / _queries.Length / ours.Breadth, 1),
                ["cost of a row beside one of a scan"] = Math.Round(jump / row, 1),
            },
            [
                "One thread each, the same file, searches in turns; medians of processor time. Candidates of a search " +
                $"(efSearch): the fewest with a recall of {Recall} against the exact scan, {MostBreadth} at most.",
                "Ours compares bytes, then the best 40 again by full vectors in memory; hnswlib compares floats.",
            ],
            folder);
        return ours.Recall >= Recall && speed >= LeastShareOfSpeed * peerSpeed
            && build.Processor <= MostShareOfBuild * _peer.Build.Processor ? 0 : 1;
    }

    private bool IsUsual => _flat.Rows.Count == UsualCount;

    // The peer's program has read the file into memory.
    private long FileBytes => (_flat.Rows.Count + _queries.Length) * (long)_flat.Rows.Dimensions * sizeof(float);

    private double PerSecond(IEnumerable<SpeedTime> times) =>
        _queries.Length / ScanSpeed.Median(times.Select(time => time.Processor));

    private Task<(SpeedTime Time, int[][] Found)> OursAsync(int breadth) => SpeedTime.OfAsync(() => Task.FromResult(
        _queries.Select(query => _flat.Walk(_graph, query, Top, breadth, ref _compared)).ToArray()));

    private async Task<(int Breadth, double Recall)> LeastBreadthAsync(
        Func<int, Task<(SpeedTime Time, int[][] Found)>> search)
    {
        var (low, high) = (Top, MostBreadth);
        var reached = await RecallAsync(search, MostBreadth);
        while (reached >= Recall && low < high)
        {
            var breadth = (low + high) / 2;
            var recall = await RecallAsync(search, breadth);
            (low, high, reached) = recall >= Recall ? (low, breadth, recall) : (breadth + 1, high, reached);
        }

        return (high, reached);
    }

    private async Task<double> RecallAsync(Func<int, Task<(SpeedTime Time, int[][] Found)>> search, int breadth)
    {
        var (_, found) = await search(breadth);
        return _nearest.Zip(found, (nearest, list) => nearest.Intersect(list).Count()).Sum()
            / (double)(Top * _queries.Length);
    }

    private double RowOfAScan()
    {
        var before = Environment.CpuUsage.TotalTime;
        foreach (var query in _queries.Take(ScansTimed))
        {
            _flat.ByteScan(query, Top);
        }

        return (Environment.CpuUsage.TotalTime - before).TotalSeconds / ScansTimed / _flat.Rows.Count;
    }
}
