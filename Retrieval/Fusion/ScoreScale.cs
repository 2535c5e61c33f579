using Search.Pipeline;

namespace Search.Retrieval;

/// <summary>Scales the scores of a list, by their moments or by their extremes.</summary>
internal static class ScoreScale
{
    /// <summary>Maps μ − 3σ to 0 and μ + 3σ to 1; scores without spread stay as they are.</summary>
    public static Func<double, double> Of(IReadOnlyList<ScoredChunk> list)
    {
        // Compared, not calculated: a deviation of equal numbers can round to more than 0.
        if (list.All(found => found.Score == list[0].Score))
        {
            return score => score;
        }

        var mean = list.Average(found => found.Score);
        var deviation = Math.Sqrt(list.Average(found => (found.Score - mean) * (found.Score - mean)));
        return score => (score - (mean - (3 * deviation))) / (6 * deviation);
    }

    /// <summary>Maps the least score to 0 and the greatest to 1; scores without spread to 1.</summary>
    public static Func<double, double> MinMax(IReadOnlyList<ScoredChunk> list)
    {
        if (list.Count == 0)
        {
            return score => score;
        }

        var least = list.Min(found => found.Score);
        var range = list.Max(found => found.Score) - least;
        return range > 0 && double.IsFinite(range) ? score => (score - least) / range : _ => 1;
    }
}
