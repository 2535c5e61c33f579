using System.Runtime.InteropServices;

namespace Search.Quality;

/// <summary>The longest common subsequence of two lists of words.</summary>
/// <remarks>
/// Bit-parallel (Hyyrö 2004, "Bit-parallel LCS-length computation revisited"): a row of the table is a bit vector, and
/// one addition works on 64 of its cells, so that books compare in a moment.
/// </remarks>
internal static class WordSubsequence
{
    private const int WordBits = 64;

    /// <summary>How many words the longest common subsequence has.</summary>
    public static int Length(IReadOnlyList<string> left, IReadOnlyList<string> right)
    {
        var masks = MasksOf(left);
        var row = new ulong[Blocks(left.Count)];
        Array.Fill(row, ulong.MaxValue);
        foreach (var word in right)
        {
            if (masks.TryGetValue(word, out var mask))
            {
                Advance(row, mask);
            }
        }

        var zeros = 0;
        for (var i = 0; i < left.Count; i++)
        {
            zeros += (row[i / WordBits] >> (i % WordBits) & 1) == 0 ? 1 : 0;
        }

        return zeros;
    }

    private static int Blocks(int count) => (count + WordBits - 1) / WordBits;

    private static Dictionary<string, ulong[]> MasksOf(IReadOnlyList<string> words)
    {
        var masks = new Dictionary<string, ulong[]>(StringComparer.Ordinal);
        for (var i = 0; i < words.Count; i++)
        {
            ref var mask = ref CollectionsMarshal.GetValueRefOrAddDefault(masks, words[i], out _);
            mask ??= new ulong[Blocks(words.Count)];
            mask[i / WordBits] |= 1UL << (i % WordBits);
        }

        return masks;
    }

    private static void Advance(ulong[] row, ulong[] mask)
    {
        var carry = 0UL;
        for (var i = 0; i < row.Length; i++)
        {
            var matches = row[i] & mask[i];
            var sum = unchecked(row[i] + matches);
            var overflows = sum < row[i];
            var carried = unchecked(sum + carry);
            carry = overflows || carried < sum ? 1UL : 0UL;
            row[i] = carried | (row[i] & ~mask[i]);
        }
    }
}
