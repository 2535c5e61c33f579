using DocumentFormat.OpenXml.Packaging;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Reads Excel workbooks (XLSX): sheet by sheet, row by row, as the cells were last calculated.</summary>
/// <remarks>
/// <para>
/// The name of a sheet is a heading of level 1; a sheet without values is left out. A row is a line with " | " between
/// the cells that are not empty. Dates and times are written as <c>2024-03-05 14:30</c>, in both date systems; shares
/// as a percentage; other numbers with the digits that they have and a point. Of a formula its last result is read; no
/// formula is calculated. The text of shapes and text boxes follows the rows. Charts and pictures are not read.
/// </para>
/// <para>
/// A place is the sheet and the cell: <c>Prices!B4</c>; of a shape the sheet with the part <c>drawing</c>, of a comment
/// its cell with the part <c>comments</c>.
/// </para>
/// <para>
/// Metadata are <c>author</c>, <c>created</c>, <c>modified</c>, <c>language</c>, <c>keywords</c>, <c>description</c>
/// and <c>subject</c>, where the file has them. The title is that of the properties alone.
/// </para>
/// </remarks>
/// <param name="options">What becomes text; null for the defaults.</param>
public sealed class XlsxConverter(XlsxOptions? options = null) : IDocumentConverter
{
    private readonly XlsxOptions _options = options ?? XlsxOptions.Default;

    /// <inheritdoc/>
    public IReadOnlyCollection<string> MediaTypes { get; } = [OfficeTypes.Excel];

    /// <inheritdoc/>
    public string Version => "xlsx/2"
        + (_options.AsCsv ? "+csv" : "")
        + (_options.IncludeComments ? "+comments" : "")
        + (_options.IncludeHidden ? "+hidden" : "");

    /// <inheritdoc/>
    public ValueTask<ConversionResult> ConvertAsync(
        Stream content, FileDescription file, CancellationToken cancellationToken = default) =>
        StructuredConversion.RunAsync(content, file, Convert, cancellationToken);

    private Document Convert(Stream content, ConversionWork work)
    {
        using var package = OpenXmlFile.Open(content, work, stream => SpreadsheetDocument.Open(stream, false));
        var main = package.WorkbookPart
            ?? throw new UnreadableFileException("The file is damaged: it has no workbook.");
        var workbook = new XlsxWorkbook(work);
        workbook.Walk(OpenXmlFile.Read(main));
        var cells = ReadCells(main, workbook, work);
        var text = new PlacedText(work.Limits);
        foreach (var (name, relationship, isHidden) in workbook.Sheets)
        {
            if (!isHidden || cells.KeepsHidden())
            {
                WriteSheet(main, relationship, name, text, cells, work);
            }
        }

        return OpenXmlFile.PropertiesOf(package, pages: null, work)
            .DocumentOf(text, OfficeTypes.Excel, firstHeading: null);
    }

    private XlsxCells ReadCells(WorkbookPart main, XlsxWorkbook workbook, ConversionWork work)
    {
        var strings = new XlsxStrings(work);
        if (main.SharedStringTablePart is { } shared)
        {
            strings.Walk(OpenXmlFile.Read(shared));
        }

        var formats = new XlsxFormats(work);
        if (main.WorkbookStylesPart is { } styles)
        {
            formats.Walk(OpenXmlFile.Read(styles));
        }

        return new XlsxCells(work, _options, strings, formats, workbook.CountsFrom1904);
    }

    private static void WriteSheet(
        WorkbookPart main, string? relationship, string name, PlacedText text, XlsxCells cells, ConversionWork work)
    {
        if (OpenXmlFile.Find<WorksheetPart>(main, relationship) is not { } sheet)
        {
            work.Warnings.Add($"The sheet '{name}' was left out: it has no cells.");
            return;
        }

        new XlsxSheet(work, text, name, cells).Walk(OpenXmlFile.Read(sheet));
        text.BreakParagraph();
        if (sheet.DrawingsPart is { } drawing)
        {
            var place = new SourcePlace { Sheet = name, Part = "drawing" };
            new XlsxShapes(work, text, place, cells.Options.IncludeHidden).Walk(OpenXmlFile.Read(drawing));
        }

        WriteComments(sheet, name, text, cells.Options, work);
    }

    private static void WriteComments(
        WorksheetPart sheet, string name, PlacedText text, XlsxOptions options, ConversionWork work)
    {
        // For older programs, a thread stands among the notes once more.
        OpenXmlPart[] parts = [.. sheet.WorksheetThreadedCommentsParts];
        parts = parts.Length > 0 ? parts : sheet.WorksheetCommentsPart is { } notes ? [notes] : [];
        if (parts.Length > 0 && !options.IncludeComments)
        {
            work.WarnOnce("Comments on cells were left out.");
            return;
        }

        foreach (var part in parts)
        {
            new OfficeComments(work, text, cell => XlsxSheet.PlaceOf(name, cell) with { Part = "comments" })
                .Walk(OpenXmlFile.Read(part));
        }
    }
}
