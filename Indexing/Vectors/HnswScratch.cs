namespace Search.Indexing;

/// <summary>What one search needs beside the graph; used again by the next.</summary>
internal sealed class HnswScratch
{
    private ulong[] _seen = [];

    /// <summary>Nodes still to be looked at; the keys are complements, so that the best comes first.</summary>
    public KeyHeap Open { get; } = new();

    /// <summary>The best nodes so far, the worst of them first.</summary>
    public KeyHeap Best { get; } = new();

    /// <summary>Neighbours of one node, and their scores.</summary>
    public int[] Rows { get; } = new int[2 * HnswOptions.MostLinks];

    public float[] Scores { get; } = new float[2 * HnswOptions.MostLinks];

    /// <summary>Begins a search among that many nodes.</summary>
    public void Begin(int nodes)
    {
        Open.Clear();
        Best.Clear();
        var words = (nodes + 63) / 64;
        if (_seen.Length < words)
        {
            _seen = new ulong[Math.Max(words, _seen.Length * 3 / 2)];
        }
        else
        {
            _seen.AsSpan(0, words).Clear();
        }
    }

    /// <summary>Marks a node as seen.</summary>
    /// <returns>Whether it was not before.</returns>
    public bool See(int node)
    {
        ref var word = ref _seen[node >> 6];
        var bit = 1UL << node;
        var isNew = (word & bit) == 0;
        word |= bit;
        return isNew;
    }
}
