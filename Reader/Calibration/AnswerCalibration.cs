namespace Search.Reader;

/// <summary>How a model's scores become probabilities, and where its "no answer" begins.</summary>
/// <remarks>
/// The more passages are read, the higher is the best of many wrong spans; so both depend on the logarithm of the
/// number of passages. The parameters are fitted on labelled questions and kept beside the model, see
/// <see cref="CalibrationFile"/>.
/// </remarks>
public sealed record AnswerCalibration
{
    /// <summary>By how much the gap is divided before it becomes a probability; above 0.</summary>
    public required double Temperature { get; init; }

    /// <summary>What is added to the divided gap.</summary>
    public required double Bias { get; init; }

    /// <summary>What is added for each unit of the natural logarithm of the passages read.</summary>
    public double PassagesWeight { get; init; }

    /// <summary>An answer's gap must be above this when one passage is read.</summary>
    public required double NullThreshold { get; init; }

    /// <summary>
    /// What is added to the threshold for each unit of the natural logarithm of the passages read.
    /// </summary>
    public double NullThresholdPassagesWeight { get; init; }

    /// <summary>Where the parameters come from; null when that is not known.</summary>
    public CalibrationOrigin? Origin { get; init; }

    /// <summary>The probability that the best answer is right.</summary>
    /// <param name="nullGap">The answer's gap to "no answer".</param>
    /// <param name="passages">How many passages were read, from 1.</param>
    /// <returns>From 0 to 1: the logistic function of gap ÷ temperature + bias + weight · ln(passages).</returns>
    public double ProbabilityOf(double nullGap, int passages) =>
        Logistic.Of((nullGap / Temperature) + Bias + (PassagesWeight * Log(passages)));

    /// <summary>The gap above which there is an answer.</summary>
    /// <param name="passages">How many passages were read, from 1.</param>
    public double NullThresholdFor(int passages) => NullThreshold + (NullThresholdPassagesWeight * Log(passages));

    internal static double Log(int passages) => Math.Log(Math.Max(1, passages));
}
