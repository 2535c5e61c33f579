using System.Globalization;
using System.Xml.Linq;

namespace Search.Evaluation;

/// <summary>Builds HTML and SVG out of elements, so that every text is encoded.</summary>
internal static class Markup
{
    // These end without an end tag in HTML; SVG's elements may be closed in themselves.
    private static readonly HashSet<string> MayBeEmpty =
        ["meta", "rect", "line", "circle", "path", "polyline"];

    /// <summary>An element.</summary>
    /// <param name="name">Its name; classes follow after dots, as in <c>p.note</c>.</param>
    /// <param name="content">
    /// Elements, texts, pairs of an attribute's name and value, or sequences of elements; null is nothing.
    /// </param>
    public static XElement Tag(string name, params ReadOnlySpan<object?> content)
    {
        var parts = name.Split('.');
        var element = new XElement(parts[0]);
        if (parts.Length > 1)
        {
            element.SetAttributeValue("class", string.Join(' ', parts[1..]));
        }

        foreach (var one in content)
        {
            if (one is ValueTuple<string, string> (var key, var text))
            {
                element.SetAttributeValue(key, text);
            }
            else if (one is ValueTuple<string, double> (var attribute, var number))
            {
                element.SetAttributeValue(attribute, Number(number));
            }
            else
            {
                element.Add(one);
            }
        }

        if (element.IsEmpty && !MayBeEmpty.Contains(parts[0]))
        {
            element.Add("");
        }

        return element;
    }

    /// <summary>A stranger's text, whose direction does not spread to what is around it.</summary>
    public static XElement Foreign(string text, int most = 300) => Tag("bdi", ReportText.Clean(text, most));

    /// <summary>A table whose cells are texts; it scrolls by itself where it is too wide.</summary>
    /// <param name="head">The heads.</param>
    /// <param name="rows">The rows; the first cell of each is its head.</param>
    public static XElement Table(IEnumerable<string> head, IEnumerable<IReadOnlyList<string>> rows) =>
        Tag("div.scroll", ("tabindex", "0"), ("role", "region"), ("aria-label", "Table"), Tag(
            "table",
            Tag("thead", Tag("tr", head.Select(cell => Tag("th", ("scope", "col"), cell)))),
            Tag("tbody", rows.Select(row => Tag(
                "tr",
                Tag("th", ("scope", "row"), Foreign(row[0])),
                row.Skip(1).Select(cell => Tag("td", ReportText.Clean(cell))))))));

    /// <summary>A coordinate, with as many digits as a screen has use for.</summary>
    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
