using System.Xml.Linq;
using static Search.Evaluation.Markup;

namespace Search.Evaluation;

/// <summary>A chart of lying bars, each row with its label above.</summary>
internal static class BarChart
{
    private const double LabelHeight = 18;
    private const double BarHeight = 13;
    private const double BarStep = 17;
    private const double Gap = 9;
    private const double LongestBesideText = 290;
    private const int LabelCharacters = 34;

    public static XElement Draw(string description, IReadOnlyList<BarRow> rows)
    {
        // Where each row has one bar, its value stands on the line of the label and the bar has the whole width.
        var isWide = rows.All(row => row.Bars.Count == 1);
        List<XElement> shapes = [];
        var y = 0.0;
        foreach (var row in rows)
        {
            shapes.Add(Chart.Label("label", 0, y + 13, ReportText.Clean(row.Label, LabelCharacters)));
            y += LabelHeight;
            foreach (var bar in row.Bars)
            {
                shapes.AddRange(Draw(bar, y, isWide ? Chart.Width : LongestBesideText));
                shapes.Add(Chart.Label("value", Chart.Width, isWide ? y - 5 : y + 11, bar.Text, "end"));
                y += BarStep;
            }

            y += Gap;
        }

        return Chart.Drawing(description, y, shapes);
    }

    private static IEnumerable<XElement> Draw(Bar bar, double y, double longest)
    {
        yield return Rectangle("track", 0, y, longest);
        var share = Math.Clamp(bar.Share, 0, 1);
        if (bar.Before > share)
        {
            yield return Rectangle("gone", share * longest, y, (bar.Before - share) * longest);
        }

        yield return Rectangle(bar.Style, 0, y, share * longest);
    }

    private static XElement Rectangle(string style, double x, double y, double width) => Tag(
        $"rect.{style}", ("x", x), ("y", y), ("width", width), ("height", BarHeight), ("rx", 2.0));
}
