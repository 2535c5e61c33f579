namespace Search.Inference;

/// <summary>Puts labels in the order of their scores.</summary>
internal static class RankedLabels
{
    public static IReadOnlyList<LabelScore> Make(IReadOnlyList<string> labels, double[] scores, int? most = null) =>
    [
        .. labels.Select((label, i) => new LabelScore(label, scores[i]))
            .OrderByDescending(label => label.Score)
            .Take(most ?? scores.Length),
    ];
}
