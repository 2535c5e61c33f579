using System.Diagnostics;

namespace Search.Indexing;

/// <summary>What a tracing program learns about vector searches: how they were done and why, never for what.</summary>
internal static class VectorTelemetry
{
    private static readonly ActivitySource Source = new("Search.Indexing");

    /// <summary>Begins the span of a search.</summary>
    public static Activity? Start(int top, bool isFiltered)
    {
        var activity = Source.StartActivity("vector_search");
        activity?.SetTag("db.system.name", "lucene")
            .SetTag("db.operation.name", "vector_search")
            .SetTag("search.vector.top", top)
            .SetTag("search.vector.filtered", isFiltered);
        return activity;
    }

    /// <summary>Says how one segment was searched.</summary>
    /// <param name="activity">The span; null when nobody listens.</param>
    /// <param name="method">The way: scan, graph, or graph and then scan.</param>
    /// <param name="reason">Why.</param>
    /// <param name="rows">How many vectors the segment has.</param>
    /// <param name="findable">How many of them may be found.</param>
    /// <param name="compared">How many were compared.</param>
    public static void Report(
        Activity? activity, string method, string reason, int rows, int findable, long compared) =>
        activity?.AddEvent(new ActivityEvent("search.vector.segment", tags: new ActivityTagsCollection
        {
            ["search.vector.method"] = method,
            ["search.vector.reason"] = reason,
            ["search.vector.rows"] = rows,
            ["search.vector.findable"] = findable,
            ["search.vector.compared"] = compared,
        }));

    /// <summary>Says, for the whole search, how many segments were searched which way.</summary>
    public static void Finish(Activity? activity, int scans, int walks, long compared) =>
        activity?.SetTag("search.vector.scanned_segments", scans)
            .SetTag("search.vector.graph_segments", walks)
            .SetTag("search.vector.compared", compared);

    /// <summary>Begins the span of building graphs.</summary>
    public static Activity? StartBuild() => Source.StartActivity("vector_graph_build");

    /// <summary>Says that a graph could not be read or kept; the search goes on without it.</summary>
    public static void ReportUnusable(string segment, Exception error) =>
        Activity.Current?.AddEvent(new ActivityEvent("search.vector.graph_unusable", tags: new ActivityTagsCollection
        {
            ["search.vector.segment"] = segment,
            ["exception.type"] = error.GetType().FullName,
            ["exception.message"] = error.Message,
        }));
}
