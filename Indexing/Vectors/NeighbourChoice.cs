namespace Search.Indexing;

/// <summary>
/// Chooses which of some near nodes a node is linked to: each only if it is nearer to the node than to all chosen
/// before, so that the links point in all directions (Malkov and Yashunin 2016, algorithm 4).
/// </summary>
/// <remarks>
/// Links that are free then go to the nearest of those that were passed over (<c>keepPrunedConnections</c>): where many
/// vectors lie close together, a node would otherwise lead to few of its own cluster.
/// </remarks>
internal sealed class NeighbourChoice(Int8Vectors vectors)
{
    private readonly int[] _chosen = new int[2 * HnswOptions.MostLinks];
    private readonly int[] _chosenAgain = new int[2 * HnswOptions.MostLinks];
    private readonly int[] _passedOver = new int[2 * HnswOptions.MostLinks];
    private ulong[] _ranked = new ulong[(2 * HnswOptions.MostLinks) + 1];

    /// <summary>Chooses among candidates, best first.</summary>
    /// <returns>The chosen, then those that fill up, each best first; for use until the next call.</returns>
    public ReadOnlySpan<int> Choose(int node, ReadOnlySpan<ulong> candidates, int most) =>
        ChooseInto(_chosen, node, candidates, most);

    /// <summary>The same, while the outcome of <see cref="Choose"/> is still in use.</summary>
    public ReadOnlySpan<int> ChooseAgain(int node, ReadOnlySpan<ulong> candidates, int most) =>
        ChooseInto(_chosenAgain, node, candidates, most);

    /// <summary>The keys of nodes by their nearness to a node, best first.</summary>
    public ReadOnlySpan<ulong> Ranked(int node, ReadOnlySpan<int> others, int another = -1)
    {
        if (_ranked.Length <= others.Length)
        {
            _ranked = new ulong[2 * others.Length];
        }

        var count = 0;
        foreach (var other in others)
        {
            _ranked[count++] = ScoredRow.Key(other, vectors.Score(node, other));
        }

        if (another >= 0)
        {
            _ranked[count++] = ScoredRow.Key(another, vectors.Score(node, another));
        }

        var ranked = _ranked.AsSpan(0, count);
        ranked.Sort();
        ranked.Reverse();
        return ranked;
    }

    private ReadOnlySpan<int> ChooseInto(int[] chosen, int node, ReadOnlySpan<ulong> candidates, int most)
    {
        var (count, passedOver) = (0, 0);
        foreach (var key in candidates)
        {
            if (count == most)
            {
                break;
            }

            var candidate = ScoredRow.Of(key);
            if (candidate.Row == node)
            {
                continue;
            }

            if (IsNearestToNode(candidate, chosen.AsSpan(0, count)))
            {
                chosen[count++] = candidate.Row;
            }
            else if (passedOver < most)
            {
                _passedOver[passedOver++] = candidate.Row;
            }
        }

        var filled = Math.Min(passedOver, most - count);
        _passedOver.AsSpan(0, filled).CopyTo(chosen.AsSpan(count));
        return chosen.AsSpan(0, count + filled);
    }

    private bool IsNearestToNode(ScoredRow candidate, ReadOnlySpan<int> chosen)
    {
        foreach (var other in chosen)
        {
            if (vectors.Score(candidate.Row, other) > candidate.Score)
            {
                return false;
            }
        }

        return true;
    }
}
