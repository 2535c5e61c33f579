namespace Search.Evaluation;

/// <summary>How good a ranked list is against the set of what should be in it, without grades.</summary>
/// <remarks>The definitions are those of Haystack's evaluators. All results lie between 0 and 1.</remarks>
public static class ListMeasures
{
    /// <summary>
    /// The precision at each relevant item, summed and divided by the number of relevant items there are.
    /// </summary>
    public static double AveragePrecision(IReadOnlyList<string> retrieved, IReadOnlyCollection<string> relevant)
    {
        var truth = Set(retrieved, relevant);
        var (sum, found) = (0.0, 0);
        for (var rank = 0; rank < retrieved.Count; rank++)
        {
            if (truth.Contains(retrieved[rank]))
            {
                found++;
                sum += found / (rank + 1.0);
            }
        }

        return truth.Count == 0 ? 0 : sum / truth.Count;
    }

    /// <summary>One divided by the rank, from 1, of the first relevant item; 0 without one.</summary>
    public static double ReciprocalRank(IReadOnlyList<string> retrieved, IReadOnlyCollection<string> relevant)
    {
        var truth = Set(retrieved, relevant);
        for (var rank = 0; rank < retrieved.Count; rank++)
        {
            if (truth.Contains(retrieved[rank]))
            {
                return 1.0 / (rank + 1);
            }
        }

        return 0;
    }

    /// <summary>
    /// Each relevant item counts one divided by the binary logarithm of its rank plus one; the sum is divided by that
    /// of the ideal list (Järvelin and Kekäläinen 2002).
    /// </summary>
    public static double Ndcg(IReadOnlyList<string> retrieved, IReadOnlyCollection<string> relevant)
    {
        var truth = Set(retrieved, relevant);
        var gain = retrieved.Index().Where(item => truth.Contains(item.Item)).Sum(item => Discount(item.Index));
        var ideal = Enumerable.Range(0, truth.Count).Sum(Discount);
        return ideal == 0 ? 0 : gain / ideal;
    }

    /// <summary>1 when a relevant item was retrieved, else 0.</summary>
    public static double SingleHitRecall(IReadOnlyList<string> retrieved, IReadOnlyCollection<string> relevant)
    {
        var truth = Set(retrieved, relevant);
        return retrieved.Any(truth.Contains) ? 1 : 0;
    }

    /// <summary>The share of the relevant items that were retrieved.</summary>
    public static double MultiHitRecall(IReadOnlyList<string> retrieved, IReadOnlyCollection<string> relevant)
    {
        var truth = Set(retrieved, relevant);
        return truth.Count == 0 ? 0
            : retrieved.Distinct(StringComparer.Ordinal).Count(truth.Contains) / (double)truth.Count;
    }

    internal static double Discount(int rank) => 1 / Math.Log2(rank + 2);

    private static HashSet<string> Set(IReadOnlyList<string> retrieved, IReadOnlyCollection<string> relevant)
    {
        ArgumentNullException.ThrowIfNull(retrieved);
        ArgumentNullException.ThrowIfNull(relevant);
        return new HashSet<string>(relevant, StringComparer.Ordinal);
    }
}
