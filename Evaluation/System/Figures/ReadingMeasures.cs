using System.Globalization;

namespace Search.Evaluation;

/// <summary>The figures of the reader and of the whole system.</summary>
internal static class ReadingMeasures
{
    private static readonly int[] Ranks = [1, 3, 5];

    public static IReadOnlyList<StageMeasure> OfReader(IReadOnlyList<QuestionRow> rows)
    {
        var read = rows.Where(row => row.Best is not null || row.Error is not null).ToList();
        var alone = rows.Where(row => row.ReaderAlone is not null).Select(row => row.ReaderAlone!.Score).ToList();
        var onChunks = rows.Where(row => row.ReaderOnChunks is not null)
            .Select(row => row.ReaderOnChunks!.Score).ToList();
        return
        [
            new StageMeasure(
                "exact", Mean(read, row => OrNothing(row, row.Best).Exact), Mean(alone, score => score.Exact)),
            new StageMeasure("f1", Mean(read, row => OrNothing(row, row.Best).F1), Mean(alone, score => score.F1)),
            new StageMeasure("exact on the chunks as cut", null, Mean(onChunks, score => score.Exact)),
            new StageMeasure("f1 on the chunks as cut", null, Mean(onChunks, score => score.F1)),
            .. Ranks.Select(rank => new StageMeasure(
                string.Create(CultureInfo.InvariantCulture, $"accepted answer among {rank}"),
                Mean(read, row => row.AcceptedRank <= rank ? 1 : 0), null)),
        ];
    }

    public static IReadOnlyList<StageMeasure> OfSystem(IReadOnlyList<QuestionRow> rows)
    {
        var hasReader = rows.Any(row => row.Given is not null);
        var given = rows.Where(row => row.Given is not null || (hasReader && row.Error is not null)).ToList();
        var answerable = given.Where(row => row.IsAnswerable).ToList();
        var unanswerable = given.Where(row => !row.IsAnswerable).ToList();
        return
        [
            new StageMeasure("exact", Mean(given, row => OrNothing(row, row.Given).Exact), null),
            new StageMeasure("f1", Mean(given, row => OrNothing(row, row.Given).F1), null),
            new StageMeasure(
                "exact of questions with an answer", Mean(answerable, row => OrNothing(row, row.Given).Exact), null),
            new StageMeasure(
                "f1 of questions with an answer", Mean(answerable, row => OrNothing(row, row.Given).F1), null),
            new StageMeasure("wrongly refused", Mean(answerable, row => row.IsRefused ? 1 : 0), null),
            new StageMeasure(
                "rightly refused", Mean(unanswerable, row => row is { IsRefused: true, Error: null } ? 1 : 0), null),
            new StageMeasure("failed", Mean(rows, row => row.Error is null ? 0 : 1), null),
        ];
    }

    // A question on which the graph failed has 0, as in a comparison.
    private static AnswerScore OrNothing(QuestionRow row, AnswerScore? score) =>
        row.Error is null && score is not null ? score : new AnswerScore(0, 0);

    private static double? Mean<T>(IReadOnlyCollection<T> items, Func<T, double> value) =>
        items.Count == 0 ? null : items.Average(value);
}
