using System.Collections.Concurrent;

namespace Search.Indexing;

/// <summary>A finished graph over vectors, in which the nearest are found without looking at all.</summary>
/// <remarks>Safe for any number of searches at once.</remarks>
internal sealed class HnswGraph(HnswLinks links, Int8Vectors vectors)
{
    private readonly ConcurrentBag<HnswScratch> _scratch = [];

    public HnswLinks Links => links;

    public Int8Vectors Vectors => vectors;

    /// <summary>Finds about the best rows that a filter lets through.</summary>
    /// <param name="query">The vector to be near to.</param>
    /// <param name="breadth">How many rows are found, and how far is looked for them; more is slower and
    /// better.</param>
    /// <param name="filter">Which rows may be found.</param>
    /// <param name="budget">How many rows may be compared.</param>
    /// <param name="compared">How many rows were compared.</param>
    /// <returns>The rows, best first; null when the budget was used up.</returns>
    public ScoredRow[]? Search<TFilter>(Int8Query query, int breadth, TFilter filter, int budget, out int compared)
        where TFilter : struct, IRowFilter
    {
        compared = 0;
        if (links.Count == 0)
        {
            return [];
        }

        if (!_scratch.TryTake(out var scratch))
        {
            scratch = new HnswScratch();
        }

        var start = HnswSearch.Descend(links, vectors, query, toLevel: 0, scratch);
        var isFinished = HnswSearch.Layer(
            links, vectors, query, start, level: 0, breadth, filter, budget, scratch, out compared);
        var found = isFinished ? BestFirst(scratch.Best) : null;
        _scratch.Add(scratch);
        return found;
    }

    private static ScoredRow[] BestFirst(KeyHeap best)
    {
        var found = new ScoredRow[best.Count];
        for (var i = found.Length - 1; i >= 0; i--)
        {
            found[i] = ScoredRow.Of(best.TakeSmallest());
        }

        return found;
    }
}
