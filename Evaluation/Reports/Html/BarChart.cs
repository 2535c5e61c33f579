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
    private const double Longest = 268;
    private const int LabelCharacters = 44;

    public static XElement Draw(string description, IReadOnlyList<BarRow> rows)
    {
        List<XElement> shapes = [];
        var y = 0.0;
        foreach (var row in rows)
        {
            shapes.Add(Chart.Label("label", 0, y + 13, ReportText.Clean(row.Label, LabelCharacters)));
            y += LabelHeight;
            foreach (var bar in row.Bars)
            {
                shapes.AddRange(Draw(bar, y));
                y += BarStep;
            }

            y += Gap;
        }

        return Chart.Drawing(description, y, shapes);
    }

    private static IEnumerable<XElement> Draw(Bar bar, double y)
    {
        yield return Rectangle("track", 0, y, Longest);
        var share = Math.Clamp(bar.Share, 0, 1);
        if (bar.Before > share)
        {
            yield return Rectangle("gone", share * Longest, y, (bar.Before - share) * Longest);
        }

        yield return Rectangle(bar.Style, 0, y, share * Longest);
        yield return Chart.Label("value", Chart.Width, y + 11, bar.Text, "end");
    }

    private static XElement Rectangle(string style, double x, double y, double width) => Tag(
        $"rect.{style}", ("x", x), ("y", y), ("width", width), ("height", BarHeight), ("rx", 2.0));
}
