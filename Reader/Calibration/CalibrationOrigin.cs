namespace Search.Reader;

/// <summary>The data that a calibration was fitted on, and how it did on data that it had not seen.</summary>
public sealed record CalibrationOrigin
{
    /// <summary>The name of the labelled questions.</summary>
    public required string DataSet { get; init; }

    /// <summary>The day of the fit.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The checksum of the model whose scores were fitted.</summary>
    public required string ModelChecksum { get; init; }

    /// <summary>How many questions were kept back for the figures below.</summary>
    public required int TestedQuestions { get; init; }

    /// <summary>
    /// The mean distance between the probability and the share of right answers over bins of equal size, 0 to 1.
    /// </summary>
    public required double ExpectedCalibrationError { get; init; }

    /// <summary>The mean squared distance between the probability and what came true, 0 to 1.</summary>
    public required double BrierScore { get; init; }

    /// <summary>The bins, from the least probability to the greatest.</summary>
    public IReadOnlyList<CalibrationBin> Bins { get; init; } = [];
}
