namespace Search.Inference;

/// <summary>
/// Which two adjacent tokens join into which third, and how early; an open-addressed table by pair of ids.
/// </summary>
internal sealed class MergeTable
{
    private const ulong Multiplier = 0x9E3779B97F4A7C15;

    private readonly Entry[] _entries;
    private readonly int _shift;

    public MergeTable(int capacity)
    {
        var bits = 4;
        while ((1 << bits) < capacity * 2)
        {
            bits++;
        }

        _entries = new Entry[1 << bits];
        _shift = 64 - bits;
    }

    /// <summary>Adds a merge; of two for the same pair the later replaces the earlier, as in the reference.</summary>
    public void Add(int left, int right, int rank, int merged)
    {
        ref var entry = ref _entries[FindSlot(left, right)];
        entry = new Entry(left + 1, right, rank, merged);
    }

    public bool TryGet(int left, int right, out int rank, out int merged)
    {
        ref readonly var entry = ref _entries[FindSlot(left, right)];
        (rank, merged) = (entry.Rank, entry.Merged);
        return entry.LeftPlusOne != 0;
    }

    private int FindSlot(int left, int right)
    {
        var key = ((ulong)(uint)left << 32) | (uint)right;
        var slot = (int)((key * Multiplier) >> _shift);
        while (_entries[slot].LeftPlusOne != 0
            && (_entries[slot].LeftPlusOne != left + 1 || _entries[slot].Right != right))
        {
            slot = (slot + 1) & (_entries.Length - 1);
        }

        return slot;
    }

    private readonly record struct Entry(int LeftPlusOne, int Right, int Rank, int Merged);
}
