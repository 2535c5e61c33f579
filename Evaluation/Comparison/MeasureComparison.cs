using System.Globalization;

namespace Search.Evaluation;

/// <summary>One measure of two runs, over the questions that both answered.</summary>
public sealed record MeasureComparison
{
    /// <summary>The measure.</summary>
    public required string Measure { get; init; }

    /// <summary>Whether a smaller score is the better one.</summary>
    public bool LowerIsBetter { get; init; }

    /// <summary>How many questions both runs have a score of; the figures are of these.</summary>
    public required int Questions { get; init; }

    /// <summary>How many questions only the first run has a score of.</summary>
    public required int OnlyInFirst { get; init; }

    /// <summary>How many questions only the second run has a score of.</summary>
    public required int OnlyInSecond { get; init; }

    /// <summary>How many questions the second run scored better.</summary>
    public required int Won { get; init; }

    /// <summary>How many questions the second run scored worse.</summary>
    public required int Lost { get; init; }

    /// <summary>The mean of the first run.</summary>
    public required double FirstMean { get; init; }

    /// <summary>The mean of the second run.</summary>
    public required double SecondMean { get; init; }

    /// <summary>The mean of the second run less that of the first.</summary>
    public required double Difference { get; init; }

    /// <summary>The lower end of the difference's confidence interval.</summary>
    public required double Low { get; init; }

    /// <summary>The upper end of the difference's confidence interval.</summary>
    public required double High { get; init; }

    /// <summary>
    /// How likely chance alone makes a difference as great as this one, in either direction, 0 to 1.
    /// </summary>
    public required double PValue { get; init; }

    /// <summary>
    /// Better or worse when the interval holds no zero and <see cref="PValue"/> is at most one less the confidence.
    /// </summary>
    public required ComparisonVerdict Verdict { get; init; }

    /// <summary>
    /// The outcome as a line, such as <c>F1 81.20 → 76.31, -4.89 [-6.10, -3.71], p 0.0001: worse</c>.
    /// </summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Measure} {FirstMean:F2} → {SecondMean:F2}, {Difference:+0.00;-0.00;0.00} [{Low:F2}, {High:F2}], "
            + $"p {PValue:0.####}: {Say(Verdict)}");

    private static string Say(ComparisonVerdict verdict) => verdict switch
    {
        ComparisonVerdict.Better => "better",
        ComparisonVerdict.Worse => "worse",
        _ => "not different",
    };
}
