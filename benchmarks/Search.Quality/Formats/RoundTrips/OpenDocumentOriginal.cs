using System.Globalization;
using System.Xml.Linq;
using Search.Pipeline;

namespace Search.Quality;

/// <summary>
/// An OpenDocument file: the paragraphs of a text, the cells of a spreadsheet, the slides of a presentation.
/// </summary>
internal static class OpenDocumentOriginal
{
    private const string Base = "urn:oasis:names:tc:opendocument:xmlns:";

    private static readonly XNamespace Text = Base + "text:1.0";
    private static readonly XNamespace Table = Base + "table:1.0";
    private static readonly XNamespace Draw = Base + "drawing:1.0";
    private static readonly XNamespace Office = Base + "office:1.0";
    private static readonly XNamespace Presentation = Base + "presentation:1.0";

    /// <summary>Reads a file.</summary>
    public static IOriginal Open(byte[] file)
    {
        var content = new ZipFileParts(file).Xml("content.xml")!;
        var paragraphs = content.Descendants().Where(IsParagraph).Select(TextOf).ToArray();
        var slides = content.Descendants(Draw + "page").ToArray();
        var sheets = content.Descendants(Office + "spreadsheet").Elements(Table + "table")
            .ToDictionary(sheet => (string)sheet.Attribute(Table + "name")!, StringComparer.Ordinal);
        return new PlacedOriginal(place =>
            place.Slide is { } slide ? SlideText(slides.ElementAtOrDefault(slide - 1), place.Part)
            : place.Sheet is { } name ? (place.Cell is null ? name : CellText(sheets[name], place))
            : paragraphs.ElementAtOrDefault((place.Paragraph ?? 0) - 1));
    }

    // What was deleted is kept aside in the file and has no place in it.
    private static bool IsParagraph(XElement element) =>
        (element.Name == Text + "p" || element.Name == Text + "h")
        && !element.Ancestors().Any(outer => outer.Name == Text + "tracked-changes");

    private static string TextOf(XElement paragraph) => string.Concat(paragraph.DescendantNodes().OfType<XText>()
        .Where(text => text.Ancestors().First(outer => IsParagraph(outer)) == paragraph
            && !text.Ancestors().Any(outer =>
                outer.Name == Text + "note-citation" || outer.Name == Text + "ruby-text"))
        .Select(text => text.Value));

    private static string? SlideText(XElement? slide, string? part)
    {
        var notes = slide?.Element(Presentation + "notes");
        var texts = (part == "notes" ? notes : slide)?.Descendants().Where(IsParagraph)
            .Where(paragraph => part == "notes" || !paragraph.Ancestors().Contains(notes));
        return texts is null ? null : string.Concat(texts.Select(TextOf));
    }

    private static string? CellText(XElement sheet, SourcePlace place)
    {
        var row = At(sheet.Descendants(Table + "table-row"), "number-rows-repeated", place.Row);
        var cells = row?.Elements().Where(cell =>
            cell.Name == Table + "table-cell" || cell.Name == Table + "covered-table-cell") ?? [];
        if (At(cells, "number-columns-repeated", place.Column) is not { } found)
        {
            return null;
        }

        var values = found.Attributes().Where(one => one.Name.Namespace == Office).Select(one => one.Value);
        var isComment = place.Part == "comments";
        var shown = found.Descendants().Where(IsParagraph)
            .Where(one => one.Ancestors(Office + "annotation").Any() == isComment).Select(TextOf);
        return string.Concat(shown) + '\u001E' + string.Join('\u001E', values);
    }

    private static XElement? At(IEnumerable<XElement> elements, string repeats, int? number)
    {
        var last = 0;
        return elements.FirstOrDefault(element =>
        {
            var count = (string?)element.Attribute(Table + repeats) ?? "1";
            last += int.Parse(count, CultureInfo.InvariantCulture);
            return last >= number;
        });
    }
}
