using System.Diagnostics;

namespace Search.Quality;

/// <summary>Measures the scan of bytes beside that of floats, on one thread, in turns.</summary>
internal static class ScanSpeed
{
    private const int Top = 10;
    private const int Rounds = 5;
    private const int QueriesOfARound = 100;
    private const double MostShare = 0.5;
    private const double LeastRecall = 0.999;

    public static int Run(float[][] vectors, float[][] queries, DirectoryInfo? folder)
    {
        var flat = new FlatVectors(vectors);
        var (floats, bytes) = (new List<double>(), new List<double>());
        var (hits, asked) = (0, 0);
        for (var round = -1; round < Rounds; round++)
        {
            foreach (var query in queries.Take(QueriesOfARound))
            {
                var (time, expected) = Time(() => flat.FloatScan(query, Top));
                var (byteTime, found) = Time(() => flat.ByteScan(query, Top));
                // The first round compiles.
                if (round >= 0)
                {
                    floats.Add(time);
                    bytes.Add(byteTime);
                    asked += Top;
                    hits += expected.Intersect(found).Count();
                }
            }
        }

        foreach (var query in queries.Skip(QueriesOfARound))
        {
            asked += Top;
            hits += flat.FloatScan(query, Top).Intersect(flat.ByteScan(query, Top)).Count();
        }

        var (share, recall) = (Median(bytes) / Median(floats), hits / (double)asked);
        VectorSpeedVerb.Report(
            "vector-speed-scan", "vector-speed scan sentences.vec",
            new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["vectors"] = vectors.Length,
                ["dimensions"] = vectors[0].Length,
                ["milliseconds of a float scan"] = Math.Round(Median(floats), 3),
                ["milliseconds of a byte scan"] = Math.Round(Median(bytes), 3),
                ["share of the float scan"] = Math.Round(share, 3),
                ["recall of the best 10"] = Math.Round(recall, 5),
                ["megabytes of bytes"] = Math.Round(flat.Rows.Bytes / 1e6, 1),
            },
            [
                "One thread, in turns; medians. The float scan multiplies with TensorPrimitives.Dot; the byte scan " +
                "compares the best 40 again by their full vectors, which is part of its time.",
                $"Recall over {queries.Length} queries, against the float scan.",
            ],
            folder);
        return share <= MostShare && recall >= LeastRecall ? 0 : 1;
    }

    public static double Median(IEnumerable<double> values)
    {
        var ordered = values.Order().ToList();
        return ordered[ordered.Count / 2];
    }

    private static (double Milliseconds, int[] Found) Time(Func<int[]> search)
    {
        var started = Stopwatch.GetTimestamp();
        var found = search();
        return (Stopwatch.GetElapsedTime(started).TotalMilliseconds, found);
    }
}
