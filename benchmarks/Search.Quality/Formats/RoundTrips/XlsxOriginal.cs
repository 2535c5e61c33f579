using System.Globalization;
using System.Xml.Linq;
using Search.Pipeline;

namespace Search.Quality;

/// <summary>An Excel workbook: its sheets and cells, their comments and the shapes on them.</summary>
internal static class XlsxOriginal
{
    /// <summary>Reads a file.</summary>
    public static IOriginal Open(byte[] file)
    {
        var parts = new ZipFileParts(file);
        var main = parts.RelationshipsOf("").Values.First(link => link.Type == "officeDocument").Target;
        var links = parts.RelationshipsOf(main);
        var shared = links.Values.FirstOrDefault(link => link.Type == "sharedStrings").Target;
        var strings = shared is null ? [] : parts.Xml(shared)?.Root?.Elements().Select(PlainText).ToArray() ?? [];
        var sheets = parts.Xml(main)!.Descendants().Where(element => element.Name.LocalName == "sheet").ToDictionary(
            sheet => (string?)sheet.Attribute("name") ?? "",
            sheet => links[sheet.Attributes().First(one => one.Name.LocalName == "id").Value].Target,
            StringComparer.Ordinal);
        return new PlacedOriginal(place => place.Sheet is null || !sheets.TryGetValue(place.Sheet, out var sheet) ? null
            : place.Part is not null ? AsideOf(parts, sheet, place)
            : place.Cell is { } cell ? CellOf(parts, sheet, cell, strings)
            : place.Sheet);
    }

    private static string PlainText(XElement item) => string.Concat(item.Descendants()
        .Where(text => text.Name.LocalName == "t" && text.Ancestors().All(outer => outer.Name.LocalName != "rPh"))
        .Select(text => text.Value));

    private static string? CellOf(ZipFileParts parts, string sheet, string reference, string[] strings)
    {
        var cell = parts.Xml(sheet)?.Descendants()
            .FirstOrDefault(element => element.Name.LocalName == "c" && (string?)element.Attribute("r") == reference);
        var value = cell?.Elements().FirstOrDefault(element => element.Name.LocalName == "v")?.Value;
        return cell is null ? null : (string?)cell.Attribute("t") switch
        {
            "s" => strings[int.Parse(value ?? "", CultureInfo.InvariantCulture)],
            "inlineStr" => PlainText(cell),
            "b" => value == "1" ? "TRUE" : "FALSE",
            "str" or "e" or "d" => value,
            _ => WaysToWrite(value),
        };
    }

    // How a number is shown depends on its format, which is not read here.
    private static string? WaysToWrite(string? value)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return value;
        }

        var ways = new List<string>
        {
            number.ToString("0.###############", CultureInfo.InvariantCulture),
            (number * 100).ToString("0.#############", CultureInfo.InvariantCulture) + "%",
        };
        const double MaxDate = 2_958_466;
        if (number is >= 0 and < MaxDate)
        {
            ways.Add(DateTime.FromOADate(number).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));
        }

        return string.Join('\u001E', ways);
    }

    private static string? AsideOf(ZipFileParts parts, string sheet, SourcePlace place)
    {
        var links = parts.RelationshipsOf(sheet).Values;
        // What several comments on a cell, or shapes on a sheet, say has one place; notes and threads are two ways to say it.
        return string.Join('\u001E', place.Part == "comments"
            ? links.Where(link => link.Type is "comments" or "threadedComment")
                .Select(link => string.Concat(parts.Xml(link.Target)?.Descendants()
                    .Where(comment => (string?)comment.Attribute("ref") == place.Cell)
                    .SelectMany(comment => comment.Descendants())
                    .Where(text => text.Name.LocalName is "t" or "text" && !text.HasElements)
                    .Select(text => text.Value) ?? []))
            : links.Where(link => link.Type == "drawing")
                .Select(link => string.Concat(parts.Xml(link.Target)?.Descendants()
                    .Where(shape => shape.Name.LocalName == "txBody")
                    .Select(shape => shape.Value) ?? [])));
    }
}
