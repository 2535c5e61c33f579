namespace Search.Evaluation;

/// <summary>How two runs are compared.</summary>
public sealed class ComparisonOptions
{
    /// <summary>The default of <see cref="Confidence"/>.</summary>
    public const double DefaultConfidence = 0.95;

    /// <summary>
    /// The default of <see cref="Resamples"/>: the ends of the interval then move by about 2 % of its width from seed
    /// to seed.
    /// </summary>
    public const int DefaultResamples = 10_000;

    private const int FewestResamples = 100;
    private const int MostResamples = 10_000_000;

    /// <summary>
    /// The share of intervals that hold the true difference, between 0 and 1; what is left of it is the share of false
    /// alarms.
    /// </summary>
    public double Confidence { get; init; } = DefaultConfidence;

    /// <summary>
    /// How often the questions are drawn again, 100 to 10,000,000. The cost grows with it and with the questions.
    /// </summary>
    public int Resamples { get; init; } = DefaultResamples;

    /// <summary>The seed of the draws; the same seed gives the same result everywhere.</summary>
    public int Seed { get; init; } = 1;

    internal void Validate()
    {
        if (Confidence is not (> 0 and < 1))
        {
            throw new ArgumentException($"Expected a confidence between 0 and 1, got {Confidence}.");
        }

        if (Resamples is < FewestResamples or > MostResamples)
        {
            throw new ArgumentException(
                $"Expected {FewestResamples} to {MostResamples} resamples, got {Resamples}.");
        }
    }
}
