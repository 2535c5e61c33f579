namespace Search.Indexing;

/// <summary>A row that a search has found, and about its dot product with the query.</summary>
internal readonly record struct ScoredRow(int Row, float Score)
{
    /// <summary>
    /// Row and score in one number: the better, the higher; of equal scores the earlier row is better.
    /// </summary>
    public static ulong Key(int row, float score)
    {
        var bits = BitConverter.SingleToUInt32Bits(score);
        var sortable = bits ^ (uint)(((int)bits >> 31) | int.MinValue);
        return ((ulong)sortable << 32) | ~(uint)row;
    }

    /// <summary>The row of a key.</summary>
    public static int RowOf(ulong key) => (int)~(uint)key;

    public static ScoredRow Of(ulong key)
    {
        var sortable = (uint)(key >> 32);
        var bits = sortable ^ ((sortable & 0x80000000) != 0 ? 0x80000000 : 0xFFFFFFFF);
        return new ScoredRow(RowOf(key), BitConverter.UInt32BitsToSingle(bits));
    }
}
