using System.Globalization;
using Search.Pipeline;

namespace Search.Quality;

/// <summary>A way of fusing a keyword and an embedding list: each list's scores are scaled, then added.</summary>
/// <param name="Name">What it is called in the literature, with its constants.</param>
/// <param name="KeywordShare">What the keyword list counts, 0 to 1; the embedding list counts the rest.</param>
/// <param name="Scale">
/// Scales the scores of a list, best first. It is given the least score that there can be, and returns also what a
/// chunk counts that the list lacks.
/// </param>
internal sealed record FusionForm(
    string Name, double KeywordShare, Func<double[], double, (double[] Parts, double Missing)> Scale)
{
    private const double LeastKeywordScore = 0;
    private const double LeastCosine = -1;

    /// <summary>All forms of the study, each in several weights.</summary>
    public static IReadOnlyList<FusionForm> All { get; } =
    [
        .. new double[] { 10, 20, 100 }.Select(k => Of(
            FormattableString.Invariant($"reciprocal rank, k {k}"), 0.5, (scores, _) => Ranks(scores, k))),
        .. Weighted("reciprocal rank, k 60", (scores, _) => Ranks(scores, 60)),
        .. Weighted("min-max", (scores, _) => Between(scores, scores[^1], scores[^1])),
        .. Weighted("theoretical min-max", (scores, least) => Between(scores, least, scores[^1])),
        .. Weighted("standard score", (scores, _) => Standard(scores)),
        Of("distribution-based, missing 0", 0.5, (scores, _) => Distribution(scores)),
        .. Weighted("share of the best score", (scores, _) => Between(scores, 0, scores[^1])),
    ];

    /// <summary>Fuses the first chunks of two lists.</summary>
    /// <returns>The ids of the chunks, best first, ties by id.</returns>
    public IReadOnlyList<string> Fuse(StudyLists lists, int depth)
    {
        var fused = new Dictionary<string, double>(StringComparer.Ordinal);
        var (keywords, noKeyword) = PartsOf(lists.Keyword, depth, LeastKeywordScore, KeywordShare);
        var (cosines, noCosine) = PartsOf(lists.Embedding, depth, LeastCosine, 1 - KeywordShare);
        for (var i = 0; i < keywords.Length; i++)
        {
            fused[lists.Keyword[i].Chunk.Id] = keywords[i] + noCosine;
        }

        for (var i = 0; i < cosines.Length; i++)
        {
            var id = lists.Embedding[i].Chunk.Id;
            fused[id] = fused.TryGetValue(id, out var before)
                ? before - noCosine + cosines[i]
                : noKeyword + cosines[i];
        }

        return
        [
            .. fused.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => pair.Key),
        ];
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Name}, keywords {KeywordShare:0.0}");

    private static FusionForm Of(
        string name, double share, Func<double[], double, (double[] Parts, double Missing)> scale) =>
        new(name, share, scale);

    private static IEnumerable<FusionForm> Weighted(
        string name, Func<double[], double, (double[] Parts, double Missing)> scale) =>
        new[] { 0.3, 0.4, 0.5, 0.6, 0.7 }.Select(share => Of(name, share, scale));

    private (double[] Parts, double Missing) PartsOf(
        IReadOnlyList<ScoredChunk> list, int depth, double least, double share)
    {
        if (list.Count == 0)
        {
            return ([], 0);
        }

        var (parts, missing) = Scale([.. list.Take(depth).Select(found => found.Score)], least);
        return ([.. parts.Select(part => share * part)], share * missing);
    }

    private static (double[] Parts, double Missing) Ranks(double[] scores, double k) =>
        ([.. scores.Select((_, rank) => 1 / (k + 1 + rank))], 0);

    // Maps the floor to 0 and the best score to 1.
    private static (double[] Parts, double Missing) Between(double[] scores, double floor, double missing)
    {
        var range = scores[0] - floor;
        return range > 0
            ? ([.. scores.Select(score => (score - floor) / range)], (missing - floor) / range)
            : ([.. scores.Select(_ => 1.0)], 0);
    }

    private static (double[] Parts, double Missing) Standard(double[] scores)
    {
        var (mean, deviation) = Moments(scores);
        return deviation > 0
            ? ([.. scores.Select(score => (score - mean) / deviation)], (scores[^1] - mean) / deviation)
            : ([.. scores.Select(_ => 0.0)], 0);
    }

    private static (double[] Parts, double Missing) Distribution(double[] scores)
    {
        var (mean, deviation) = Moments(scores);
        return deviation > 0
            ? ([.. scores.Select(score => (((score - mean) / deviation) + 3) / 6)], 0)
            : ([.. scores.Select(_ => 0.5)], 0);
    }

    private static (double Mean, double Deviation) Moments(double[] scores)
    {
        var mean = scores.Average();
        return (mean, Math.Sqrt(scores.Average(score => (score - mean) * (score - mean))));
    }
}
