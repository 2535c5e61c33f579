using System.Globalization;
using Search.Reader;

namespace Search.Quality;

/// <summary>How many passages are read, by what answers are ranked, and from which gap on there is one.</summary>
internal static class AnswerStudy
{
    /// <summary>The most passages that are read for a question.</summary>
    public const int MostPassages = 16;

    private static readonly double[] Weights = [0, 0.5, 1, 1.5, 2, 3, 4, 5, 6, 8, 10, 12, 16];
    private static readonly int[] Counts = [1, 2, 3, 4, 6, 8, 12, MostPassages];

    /// <summary>The best answer of the first passages, by each of the scores.</summary>
    public static StudyTable MeasureRanking(IReadOnlyList<StudyReading> readings, AnswerCalibration calibration)
    {
        var table = new StudyTable("passages read and ranking of answers", ["F1", "exact match"]);
        foreach (var count in Counts)
        {
            Add("logit", count, answer => answer.Logit);
            Add("gap", count, answer => answer.Gap);
            Add("probability", count, answer => calibration.ProbabilityOf(answer.Gap, count));
        }

        return table;

        void Add(string score, int count, Func<PassageAnswer, double> by) => table.Add(
            string.Create(CultureInfo.InvariantCulture, $"{count} passages, by {score}"),
            StudyRow.OfHalves(readings, reading => reading.IsForChoosing, half =>
            [
                half.Average(reading => reading.Best(count, by)?.F1 ?? 0),
                half.Average(reading => reading.Best(count, by)?.Exact ?? 0),
            ]));
    }

    /// <summary>The best answer when what the retriever thinks of its passage counts too.</summary>
    public static StudyTable MeasureRetrieverShare(IReadOnlyList<StudyReading> readings, int passages)
    {
        var table = new StudyTable(
            FormattableString.Invariant($"share of the retriever in the ranking of answers, {passages} passages"),
            ["F1", "exact match"]);
        foreach (var weight in Weights)
        {
            Add("gap + {0} / rank", weight, (answer, _) => 1.0 / answer.Rank);
            Add("gap - {0} ln rank", weight, (answer, _) => -Math.Log(answer.Rank));
            Add("gap + {0} share of the best score", weight, (answer, read) => answer.Score / read[0]);
            Add("gap + {0} place between the last and the best score", weight, (answer, read) =>
                read[0] > read[^1] ? (answer.Score - read[^1]) / (read[0] - read[^1]) : 1);
        }

        return table;

        void Add(string name, double weight, Func<PassageAnswer, IReadOnlyList<double>, double> part) => table.Add(
            string.Format(CultureInfo.InvariantCulture, name, weight),
            StudyRow.OfHalves(readings, reading => reading.IsForChoosing, half =>
            {
                PassageAnswer?[] best =
                [
                    .. half.Select(reading => reading.Best(
                        passages, answer => answer.Gap + (weight * part(answer, [.. reading.Scores.Take(passages)])))),
                ];
                return [best.Average(answer => answer?.F1 ?? 0), best.Average(answer => answer?.Exact ?? 0)];
            }));
    }

    /// <summary>Questions whose article is there, and the same questions without it, at several thresholds.</summary>
    public static StudyTable MeasureThreshold(
        IReadOnlyList<StudyReading> present, IReadOnlyList<StudyReading> absent, AnswerCalibration calibration,
        int passages)
    {
        var table = new StudyTable("threshold of the gap", ["mean", "F1 where there is an answer", "refused elsewhere"]);
        var stored = calibration.NullThresholdFor(passages);
        Add("none", double.NegativeInfinity);
        Add("0", 0);
        Add("the model's, for one passage", calibration.NullThresholdFor(1));
        foreach (var shift in new[] { -2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2 })
        {
            Add(FormattableString.Invariant($"the model's, for {passages} passages, {shift:+0.0;-0.0;±0}"), stored + shift);
        }

        return table;

        void Add(string name, double threshold) => table.Add(
            name,
            StudyRow.OfHalves(
                present.Zip(absent), pair => pair.First.IsForChoosing,
                half => Figures(half, threshold, passages)));
    }

    private static double[] Figures(
        IReadOnlyList<(StudyReading Present, StudyReading Absent)> half, double threshold, int passages)
    {
        var f1 = half.Average(pair => Believed(pair.Present)?.F1 ?? 0);
        var refused = half.Average(pair => Believed(pair.Absent) is null ? 1.0 : 0);
        return [(f1 + refused) / 2, f1, refused];

        PassageAnswer? Believed(StudyReading reading) =>
            reading.Best(passages, answer => answer.Worth) is { } best && best.Gap > threshold ? best : null;
    }
}
