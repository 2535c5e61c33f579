using System.Globalization;

namespace Search.Evaluation;

/// <summary>The figures of stages that give lists of chunks.</summary>
internal static class ListFigures
{
    private static readonly int[] Depths = [1, 3, 5, 8, 10, 20, 50, 100];

    public static IReadOnlyList<StageMeasure> OfRetriever(IReadOnlyList<(QuestionRow Row, StageRow Stage)> rows)
    {
        var integrated = rows.Where(pair => pair.Stage.Found is not null).Select(pair => pair.Stage.Found!).ToList();
        var isolated = rows.Where(pair => pair.Row.RetrieverAlone is not null && pair.Stage.Found is not null)
            .Select(pair => pair.Row.RetrieverAlone!).ToList();
        return
        [
            .. Ranks(integrated, [.. isolated.Select(alone => alone.Ranks)]),
            .. Measures(isolated),
        ];
    }

    // Alone: over the questions whose passage came to it, as if the stages before it had lost none.
    public static IReadOnlyList<StageMeasure> OfRanker(IReadOnlyList<(QuestionRow Row, StageRow Stage)> rows)
    {
        var integrated = rows.Where(pair => pair.Stage.Found is not null).ToList();
        var isolated = integrated.Where(pair => pair.Row.Retrieved.Passage is not null).ToList();
        return
        [
            .. Ranks(
                [.. integrated.Select(pair => pair.Stage.Found!)], [.. isolated.Select(pair => pair.Stage.Found!)]),
            new StageMeasure("gain in passage MRR", Gain(integrated), Gain(isolated)),
        ];
    }

    private static IEnumerable<StageMeasure> Ranks(List<GoldRanks> integrated, List<GoldRanks> isolated)
    {
        var longest = integrated.Concat(isolated).Select(ranks => ranks.Count).DefaultIfEmpty().Max();
        (string Name, Func<GoldRanks, int?> RankOf)[] kinds =
            [("document", ranks => ranks.Document), ("passage", ranks => ranks.Passage)];
        foreach (var (name, rankOf) in kinds)
        {
            foreach (var depth in Depths.Where(depth => depth <= Math.Max(1, longest)))
            {
                // A list that was asked to be shorter says nothing about more.
                yield return new StageMeasure(
                    string.Create(CultureInfo.InvariantCulture, $"{name} recall@{depth}"),
                    Recall(integrated, depth, rankOf), Recall(isolated, depth, rankOf));
            }

            yield return new StageMeasure($"{name} MRR", Reciprocal(integrated, rankOf), Reciprocal(isolated, rankOf));
        }
    }

    private static IEnumerable<StageMeasure> Measures(List<IsolatedRetrieval> isolated) =>
        isolated.SelectMany(alone => alone.Measures)
            .GroupBy(measure => measure.Key, StringComparer.Ordinal)
            .Select(group => new StageMeasure(group.Key, null, group.Average(measure => measure.Value)));

    private static double? Recall(List<GoldRanks> lists, int depth, Func<GoldRanks, int?> rankOf) =>
        lists.Count == 0 || lists.Max(ranks => ranks.Count) < depth
            ? null
            : (double)lists.Count(ranks => rankOf(ranks) <= depth) / lists.Count;

    private static double? Reciprocal(List<GoldRanks> lists, Func<GoldRanks, int?> rankOf) =>
        lists.Count == 0 ? null : lists.Average(ranks => 1.0 / rankOf(ranks) ?? 0);

    private static double? Gain(List<(QuestionRow Row, StageRow Stage)> rows) =>
        rows.Count == 0
            ? null
            : rows.Average(pair =>
                (1.0 / pair.Stage.Found!.Passage ?? 0) - (1.0 / pair.Row.Retrieved.Passage ?? 0));
}
