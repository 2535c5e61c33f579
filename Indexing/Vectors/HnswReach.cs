namespace Search.Indexing;

/// <summary>Which nodes a walk along the lowest level gets to from the entry point.</summary>
internal sealed class HnswReach
{
    private readonly HnswLinks _links;
    private readonly bool[] _isReached;
    private readonly Stack<int> _waiting = new();

    private HnswReach(HnswLinks links)
    {
        _links = links;
        _isReached = new bool[links.Count];
    }

    public static HnswReach Of(HnswLinks links)
    {
        var reach = new HnswReach(links);
        if (links.EntryPoint >= 0)
        {
            reach.Spread(links.EntryPoint);
        }

        return reach;
    }

    public bool IsReached(int node) => _isReached[node];

    /// <summary>The nodes that no path leads to, in their order.</summary>
    public List<int> Unreached() => [.. Enumerable.Range(0, _links.Count).Where(node => !_isReached[node])];

    /// <summary>Counts a node as reached, and all that paths lead to from it.</summary>
    public void Spread(int node)
    {
        Reach(node);
        while (_waiting.TryPop(out var next))
        {
            foreach (var neighbour in _links.Of(next, 0))
            {
                Reach(neighbour);
            }
        }

        GC.KeepAlive(_links);
    }

    private void Reach(int node)
    {
        if (!_isReached[node])
        {
            _isReached[node] = true;
            _waiting.Push(node);
        }
    }
}
