using System.Globalization;

namespace Search.Evaluation;

/// <summary>How the comparison of two runs is told.</summary>
internal static class ComparisonText
{
    public static string[] Columns(RunComparison comparison) =>
    [
        "measure", "questions", "before", "now", "difference",
        string.Create(CultureInfo.InvariantCulture, $"{comparison.Confidence * 100:0.##} % interval"), "p", "verdict",
    ];

    public static string[] Cells(MeasureComparison one) =>
    [
        one.Measure, ReportText.Count(one.Questions), Number(one.FirstMean), Number(one.SecondMean),
        ReportText.Signed(one.Difference), $"{ReportText.Signed(one.Low)} to {ReportText.Signed(one.High)}",
        ReportText.PValue(one.PValue), ReportText.Name(one.Verdict),
    ];

    public static string Note(RunComparison comparison)
    {
        var onlyOne = comparison.Measures.Select(one => one.OnlyInFirst + one.OnlyInSecond).DefaultIfEmpty().Max();
        return "Paired bootstrap over the questions of both runs; better or worse where the interval holds no zero and "
            + "a randomisation test agrees."
            + (onlyOne > 0 ? $" Questions of one run only, left out: {ReportText.Count(onlyOne)}." : "")
            + (comparison.NotCompared.Count > 0
                ? $" In one run only: {string.Join(", ", comparison.NotCompared)}."
                : "");
    }

    private static string Number(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
