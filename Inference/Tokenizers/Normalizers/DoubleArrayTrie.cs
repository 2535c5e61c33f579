namespace Search.Inference;

/// <summary>
/// A trie over bytes in the layout of Darts-clone, as SentencePiece stores it: every unit has an offset to its
/// children, the byte that leads to it, and a flag for a value below it.
/// </summary>
internal sealed class DoubleArrayTrie(uint[] units)
{
    private const uint LabelMask = 0x800000FF;
    private const uint ValueMask = 0x7FFFFFFF;

    /// <summary>The value of the shortest key that the bytes begin with, or −1.</summary>
    public int FindShortest(ReadOnlySpan<byte> bytes)
    {
        var at = OffsetOf(units[0]);
        foreach (var value in bytes)
        {
            at ^= value;
            if (value == 0 || at >= units.Length || (units[at] & LabelMask) != value)
            {
                return -1;
            }

            var unit = units[at];
            at ^= OffsetOf(unit);
            if ((unit >> 8 & 1) == 1)
            {
                return at < units.Length ? (int)(units[at] & ValueMask) : -1;
            }
        }

        return -1;
    }

    private static uint OffsetOf(uint unit) => (unit >> 10) << (int)((unit & 0x200) >> 6);
}
