namespace Search.Inference;

/// <summary>
/// Groups inputs of like length, so that a batch carries little padding: long inputs first, each batch within a budget.
/// </summary>
public static class LengthBatches
{
    /// <summary>Plans batches over inputs of the given lengths.</summary>
    /// <param name="lengths">The number of tokens of each input.</param>
    /// <param name="maxTokens">
    /// The most tokens of a batch, padding included; one longer input is a batch of its own.
    /// </param>
    /// <param name="maxRows">The most inputs of a batch.</param>
    /// <param name="leastShare">
    /// How long the shortest input of a batch is at least, as a share of the longest, 0 to 1. An int8 model scales a
    /// whole batch together, so that a short text in a wide batch loses precision. Default 0: any length.
    /// </param>
    /// <returns>Batches of indices into <paramref name="lengths"/>; each index once. Equal input, equal plan.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A bound is below 1, or the share is none.</exception>
    public static IReadOnlyList<int[]> Plan(
        IReadOnlyList<int> lengths, int maxTokens, int maxRows, double leastShare = 0)
    {
        ArgumentNullException.ThrowIfNull(lengths);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxTokens, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxRows, 1);
        if (leastShare is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(leastShare), leastShare, "A share is from 0 to 1.");
        }

        var order = Enumerable.Range(0, lengths.Count).OrderByDescending(i => lengths[i]).ToArray();
        var batches = new List<int[]>();
        for (var start = 0; start < order.Length;)
        {
            // The first input is the longest of its batch, so it sets the width of every row.
            var rows = Math.Clamp(maxTokens / Math.Max(1, lengths[order[start]]), 1, maxRows);
            var end = Math.Min(order.Length, start + rows);
            var least = (int)Math.Ceiling(lengths[order[start]] * leastShare);
            while (lengths[order[end - 1]] < least)
            {
                end--;
            }

            batches.Add(order[start..end]);
            start = end;
        }

        return batches;
    }
}
