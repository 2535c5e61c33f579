using Search.Pipeline;

namespace Search.Retrieval;

/// <summary>Makes one ranked list of several, each chunk once, by chunk id.</summary>
public static class RankFusion
{
    private const int RankConstant = 61;

    /// <summary>Fuses ranked lists.</summary>
    /// <param name="method">How.</param>
    /// <param name="lists">The lists, each best first and with each chunk once.</param>
    /// <param name="weights">What each list counts, from 0; only their ratios matter. Null: all the same.</param>
    /// <returns>
    /// All chunks of all lists, best first, ties by chunk id in ordinal order. <see cref="ScoredChunk.Score"/> is the
    /// fusion's; keyword and vector scores are kept from the first list that has them.
    /// </returns>
    /// <exception cref="ArgumentException">The weights are not one a list, negative, or all zero.</exception>
    public static IReadOnlyList<ScoredChunk> Fuse(
        RankFusionMethod method,
        IReadOnlyList<IReadOnlyList<ScoredChunk>> lists,
        IReadOnlyList<double>? weights = null)
    {
        ArgumentNullException.ThrowIfNull(lists);
        var shares = Normalize(weights, lists.Count);
        var fused = new FusedChunks();
        for (var i = 0; i < lists.Count; i++)
        {
            Add(fused, method, lists[i], shares[i]);
        }

        return fused.Ranked();
    }

    /// <summary>The weights divided by their sum.</summary>
    internal static double[] Normalize(IReadOnlyList<double>? weights, int count)
    {
        if (weights is null)
        {
            return [.. Enumerable.Repeat(1.0 / count, count)];
        }

        var sum = weights.Sum();
        if (weights.Count != count || !(sum > 0 && double.IsFinite(sum)) || weights.Any(weight => weight < 0))
        {
            throw new ArgumentException(
                $"The weights ({string.Join(", ", weights)}) must be {count} finite numbers from 0 that are not all " +
                "0.");
        }

        return [.. weights.Select(weight => weight / sum)];
    }

    private static void Add(FusedChunks fused, RankFusionMethod method, IReadOnlyList<ScoredChunk> list, double share)
    {
        switch (method)
        {
            case RankFusionMethod.ReciprocalRank:
                fused.AddSums(list, (_, rank) => share * RankConstant / (RankConstant + rank));
                break;
            case RankFusionMethod.Concatenate:
                fused.AddBest(list, score => score);
                break;
            case RankFusionMethod.Merge:
                fused.AddSums(list, (score, _) => share * score);
                break;
            case RankFusionMethod.DistributionBased:
                fused.AddBest(list, ScoreScale.Of(list));
                break;
            case RankFusionMethod.MinMax:
                var scale = ScoreScale.MinMax(list);
                fused.AddSums(list, (score, _) => share * scale(score));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(method), method, "There is no such fusion.");
        }
    }
}
