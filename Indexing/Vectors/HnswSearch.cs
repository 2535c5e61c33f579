using System.Runtime.CompilerServices;

namespace Search.Indexing;

/// <summary>
/// The walk through a graph: towards the query, from neighbour to neighbour (Malkov and Yashunin 2016).
/// </summary>
internal static class HnswSearch
{
    /// <summary>Walks down to a level, on each by the best neighbour until none is better.</summary>
    /// <returns>The node where the level is entered.</returns>
    public static int Descend(HnswLinks links, Int8Vectors vectors, Int8Query query, int toLevel, HnswScratch scratch)
    {
        var node = links.EntryPoint;
        var best = ScoredRow.Key(node, vectors.Score(query, node));
        for (var level = links.LevelOf(node); level > toLevel; level--)
        {
            for (var before = 0UL; before != best;)
            {
                before = best;
                var neighbours = links.Of(ScoredRow.RowOf(best), level);
                var scores = scratch.Scores.AsSpan(0, neighbours.Length);
                vectors.Score(query, neighbours, scores);
                for (var i = 0; i < neighbours.Length; i++)
                {
                    best = Math.Max(best, ScoredRow.Key(neighbours[i], scores[i]));
                }
            }
        }

        GC.KeepAlive(links);
        return ScoredRow.RowOf(best);
    }

    /// <summary>Finds the best nodes of a level that the filter lets through; they are in the scratch's list.</summary>
    /// <param name="links">The graph.</param>
    /// <param name="vectors">The vectors of its nodes.</param>
    /// <param name="query">What the nodes are compared with.</param>
    /// <param name="start">The node to begin at.</param>
    /// <param name="level">The level to stay on.</param>
    /// <param name="breadth">How many of the best are kept, which is also how far the walk looks around (ef).</param>
    /// <param name="filter">Which nodes count; others are still walked through.</param>
    /// <param name="budget">How many nodes may be compared.</param>
    /// <param name="scratch">Memory that nobody else uses now.</param>
    /// <param name="compared">How many nodes were compared.</param>
    /// <returns>False when the budget was used up before the end.</returns>
    public static bool Layer<TFilter>(
        HnswLinks links, Int8Vectors vectors, Int8Query query, int start, int level, int breadth, TFilter filter,
        int budget, HnswScratch scratch, out int compared)
        where TFilter : struct, IRowFilter
    {
        scratch.Begin(links.Count);
        var (open, best) = (scratch.Open, scratch.Best);
        compared = 1;
        Begin(start);
        if (level == 0)
        {
            // Every node can be reached from here; from the start it is only likely.
            Begin(links.EntryPoint);
        }

        while (open.Count > 0)
        {
            var key = ~open.TakeSmallest();
            if (best.Count == breadth && key < best.Smallest)
            {
                break;
            }

            var count = Unseen(links.Of(ScoredRow.RowOf(key), level), scratch);
            compared += count;
            if (compared > budget)
            {
                return false;
            }

            var rows = scratch.Rows.AsSpan(0, count);
            var scores = scratch.Scores.AsSpan(0, count);
            vectors.Score(query, rows, scores);
            for (var i = 0; i < rows.Length; i++)
            {
                Offer(ScoredRow.Key(rows[i], scores[i]), open, best, breadth, filter);
            }

            if (level == 0 && open.Count > 0)
            {
                links.Prefetch(ScoredRow.RowOf(~open.Smallest));
            }
        }

        GC.KeepAlive(links);
        return true;

        void Begin(int node)
        {
            if (scratch.See(node))
            {
                Offer(ScoredRow.Key(node, vectors.Score(query, node)), open, best, breadth, filter);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Offer<TFilter>(ulong key, KeyHeap open, KeyHeap best, int breadth, TFilter filter)
        where TFilter : struct, IRowFilter
    {
        if (best.Count == breadth && key < best.Smallest)
        {
            return;
        }

        open.Add(~key);
        if (!filter.Accepts(ScoredRow.RowOf(key)))
        {
            return;
        }

        if (best.Count == breadth)
        {
            best.ReplaceSmallest(key);
        }
        else
        {
            best.Add(key);
        }
    }

    private static int Unseen(ReadOnlySpan<int> neighbours, HnswScratch scratch)
    {
        var rows = scratch.Rows;
        var count = 0;
        foreach (var neighbour in neighbours)
        {
            if (scratch.See(neighbour))
            {
                rows[count++] = neighbour;
            }
        }

        return count;
    }
}
