using System.IO.Hashing;

namespace Search.Indexing;

/// <summary>Finds the rows of one list in another, by the hashes of their bytes.</summary>
/// <remarks>
/// The hash has 64 bits. Should two rows ever share one, a graph has a node in the wrong place, which costs a detour;
/// no score comes from it.
/// </remarks>
internal static class RowMatch
{
    /// <summary>The hash of each row.</summary>
    public static ulong[] Hashes(Int8Vectors vectors)
    {
        var hashes = new ulong[vectors.Count];
        for (var row = 0; row < hashes.Length; row++)
        {
            hashes[row] = XxHash3.HashToUInt64(vectors.Row(row));
        }

        return hashes;
    }

    /// <summary>For each of the first rows, one of the second with the same bytes, or −1; no row twice.</summary>
    public static int[] Map(ReadOnlySpan<ulong> first, ReadOnlySpan<ulong> second)
    {
        var next = new int[second.Length];
        var rows = new Dictionary<ulong, int>(second.Length);
        for (var row = second.Length - 1; row >= 0; row--)
        {
            next[row] = rows.GetValueOrDefault(second[row], -1);
            rows[second[row]] = row;
        }

        var matches = new int[first.Length];
        for (var row = 0; row < matches.Length; row++)
        {
            matches[row] = rows.GetValueOrDefault(first[row], -1);
            if (matches[row] >= 0)
            {
                rows[first[row]] = next[matches[row]];
            }
        }

        return matches;
    }
}
