namespace Search.Inference;

/// <summary>A word being merged: its symbols, and a heap of the merges that may be next, lowest rank first.</summary>
internal sealed class BytePairWord(MergeTable merges)
{
    private readonly PriorityQueue<PendingMerge, long> _queue = new();
    private BytePairSymbol[] _symbols = new BytePairSymbol[64];
    private int _count;

    public ReadOnlySpan<BytePairSymbol> Symbols => _symbols.AsSpan(0, _count);

    public void Clear() => _count = 0;

    public void Add(int id, int bytes)
    {
        if (_count == _symbols.Length)
        {
            Array.Resize(ref _symbols, _count * 2);
        }

        _symbols[_count] = new BytePairSymbol(id, bytes, _count - 1, -1);
        if (_count > 0)
        {
            _symbols[_count - 1].Next = _count;
        }

        _count++;
    }

    public void MergeAll()
    {
        for (var i = 0; i + 1 < _count; i++)
        {
            Enqueue(i);
        }

        while (_queue.TryDequeue(out var merge, out _))
        {
            Apply(merge);
        }
    }

    private void Apply(PendingMerge merge)
    {
        ref var left = ref _symbols[merge.At];
        if (left.Bytes == 0 || left.Next < 0)
        {
            return;
        }

        // The pair may have changed since the merge was queued; what counts is that it still gives the same token.
        ref var right = ref _symbols[left.Next];
        if (!merges.TryGet(left.Id, right.Id, out _, out var merged) || merged != merge.Merged)
        {
            return;
        }

        left.Id = merged;
        left.Bytes += right.Bytes;
        right.Bytes = 0;
        left.Next = right.Next;
        if (right.Next >= 0)
        {
            _symbols[right.Next].Previous = merge.At;
        }

        if (left.Previous >= 0)
        {
            Enqueue(left.Previous);
        }

        if (left.Next >= 0)
        {
            Enqueue(merge.At);
        }
    }

    private void Enqueue(int at)
    {
        ref readonly var left = ref _symbols[at];
        if (merges.TryGet(left.Id, _symbols[left.Next].Id, out var rank, out var merged))
        {
            _queue.Enqueue(new PendingMerge(at, merged), ((long)rank << 32) | (uint)at);
        }
    }

    private readonly record struct PendingMerge(int At, int Merged);
}
