using System.Xml.Linq;
using static Search.Evaluation.Markup;

namespace Search.Evaluation;

/// <summary>A chart of differences with their intervals around zero.</summary>
internal static class IntervalChart
{
    private const double RowHeight = 38;
    private const double Margin = 8;
    private const double LeastRange = 1;

    public static XElement Draw(string description, IReadOnlyList<MeasureComparison> measures)
    {
        var range = Math.Max(
            LeastRange, measures.Max(one => Math.Max(Math.Abs(one.Low), Math.Abs(one.High))));
        var height = (measures.Count * RowHeight) + 6;
        List<XElement> shapes = [Line("ideal", X(0), 0, X(0), height)];
        foreach (var (index, one) in measures.Index())
        {
            var y = (index * RowHeight) + 26;
            var style = one.Verdict switch
            {
                ComparisonVerdict.Better => "good",
                ComparisonVerdict.Worse => "lost",
                _ => "even",
            };
            shapes.Add(Chart.Label("label", 0, y - 12, ReportText.Clean(one.Measure, 30)));
            shapes.Add(Chart.Label(
                "value", Chart.Width, y - 12, $"{ReportText.Signed(one.Difference)}, {ReportText.Name(one.Verdict)}",
                "end"));
            shapes.Add(Line(style, X(one.Low), y, X(one.High), y));
            shapes.Add(Tag($"circle.{style}", ("cx", X(one.Difference)), ("cy", (double)y), ("r", 5.0)));
        }

        return Chart.Drawing(description, height, shapes);

        double X(double value) => (Chart.Width / 2) + (value / range * ((Chart.Width / 2) - Margin));
    }

    private static XElement Line(string style, double x1, double y1, double x2, double y2) =>
        Tag($"line.{style}", ("x1", x1), ("y1", y1), ("x2", x2), ("y2", y2));
}
