namespace Search.Evaluation;

/// <summary>How far probabilities can be believed: compares them with what came true.</summary>
public sealed record Reliability
{
    /// <summary>The bins, from the least probability to the greatest; each holds as many forecasts.</summary>
    public required IReadOnlyList<ReliabilityBin> Bins { get; init; }

    /// <summary>
    /// The distance between the mean probability of a bin and the share that came true, averaged over the forecasts, 0
    /// to 1.
    /// </summary>
    public required double ExpectedCalibrationError { get; init; }

    /// <summary>The mean squared distance between probability and outcome (0 or 1), 0 to 1.</summary>
    public required double BrierScore { get; init; }

    /// <summary>The Brier score of always forecasting the share that came true.</summary>
    public required double ConstantBrierScore { get; init; }

    /// <summary>The share of the constant forecast's Brier score that is saved; 1 at best.</summary>
    public double BrierSkill => ConstantBrierScore == 0 ? 0 : 1 - (BrierScore / ConstantBrierScore);

    /// <summary>Measures forecasts.</summary>
    /// <param name="forecasts">Probabilities from 0 to 1, with what came true.</param>
    /// <param name="bins">How many bins of equal mass; fewer when there are fewer forecasts. Usual are 15.</param>
    /// <exception cref="ArgumentException">There are no forecasts, or one is no probability.</exception>
    public static Reliability Of(IReadOnlyCollection<(double Probability, bool Happened)> forecasts, int bins = 15)
    {
        ArgumentNullException.ThrowIfNull(forecasts);
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        if (forecasts.Count == 0 || forecasts.Any(forecast => forecast.Probability is not (>= 0 and <= 1)))
        {
            throw new ArgumentException("Expected forecasts, each with a probability from 0 to 1.", nameof(forecasts));
        }

        var sorted = forecasts.OrderBy(forecast => forecast.Probability).ToArray();
        var cut = Enumerable.Range(0, Math.Min(bins, sorted.Length))
            .Select(i => BinOf(sorted, i, Math.Min(bins, sorted.Length)))
            .ToList();
        var share = Share(sorted);
        return new Reliability
        {
            Bins = cut,
            ExpectedCalibrationError =
                cut.Sum(bin => bin.Count * Math.Abs(bin.MeanProbability - bin.ShareHappened)) / sorted.Length,
            BrierScore = sorted.Average(forecast => Square(forecast.Probability - (forecast.Happened ? 1 : 0))),
            ConstantBrierScore = share * (1 - share),
        };
    }

    private static ReliabilityBin BinOf((double Probability, bool Happened)[] sorted, int index, int count)
    {
        var part = sorted.AsSpan(
            (int)((long)sorted.Length * index / count)..(int)((long)sorted.Length * (index + 1) / count)).ToArray();
        return new ReliabilityBin(part.Length, part.Average(forecast => forecast.Probability), Share(part));
    }

    private static double Share((double Probability, bool Happened)[] forecasts) =>
        (double)forecasts.Count(forecast => forecast.Happened) / forecasts.Length;

    private static double Square(double value) => value * value;
}
