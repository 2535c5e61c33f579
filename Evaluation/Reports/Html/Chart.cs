using System.Xml.Linq;
using static Search.Evaluation.Markup;

namespace Search.Evaluation;

/// <summary>
/// What all charts have in common: a drawing 360 units wide, which keeps its texts readable on a telephone.
/// </summary>
internal static class Chart
{
    /// <summary>The width of every drawing.</summary>
    public const double Width = 360;

    /// <summary>A drawing.</summary>
    /// <param name="description">What it shows, for those who do not see it.</param>
    /// <param name="height">Its height.</param>
    /// <param name="shapes">What is drawn.</param>
    public static XElement Drawing(string description, double height, IEnumerable<XElement> shapes) => Tag(
        "svg",
        ("viewBox", $"0 0 {Number(Width)} {Number(height)}"),
        ("role", "img"),
        ("aria-label", ReportText.Clean(description)),
        shapes);

    /// <summary>A drawing with its heading, what it means, and the figures behind it as a table.</summary>
    public static XElement Figure(
        string heading, string meaning, XElement drawing, XElement? legend, XElement? table = null) => Tag(
        "figure",
        Tag("figcaption", Tag("h3", heading), Tag("p", meaning)),
        drawing,
        legend,
        table is null ? null : Tag("details", Tag("summary", "The figures"), table));

    /// <summary>What the colours mean.</summary>
    /// <param name="entries">The class of each, as <c>system</c>, and its name.</param>
    public static XElement Legend(params ReadOnlySpan<(string Style, string Name)> entries)
    {
        var list = Tag("ul.legend");
        foreach (var (style, name) in entries)
        {
            list.Add(Tag("li", Tag($"span.swatch.{style}"), name));
        }

        return list;
    }

    /// <summary>A text in a drawing.</summary>
    public static XElement Label(string style, double x, double y, string text, string anchor = "start") => Tag(
        $"text.{style}", ("x", x), ("y", y), ("text-anchor", anchor), text);
}
