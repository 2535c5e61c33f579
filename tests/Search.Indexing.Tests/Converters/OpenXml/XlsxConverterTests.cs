using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Search.Pipeline;

namespace Search.Indexing.Tests;

public sealed class XlsxConverterTests
{
    [Fact]
    public async Task CellsOfEveryKindAreRead()
    {
        var placed = await ConvertAsync(
            "<row r=\"2\"><c r=\"B2\" t=\"s\"><v>1</v></c><c r=\"D2\" t=\"inlineStr\"><is><t>in</t></is></c></row>" +
            "<row><c><f>1+1</f><v>2</v></c><c t=\"b\"><v>1</v></c><c t=\"e\"><v>#DIV/0!</v></c>" +
            "<c t=\"str\"><f>A1</f><v>text</v></c><c><v>0.30000000000000004</v></c><c/></row>",
            ["<si><t>zero</t></si>", "<si><r><t>ri</t></r><r><t>ch</t></r><rPh><t>reading</t></rPh></si>"]);
        Assert.Equal("Prices\n\nrich | in\n2 | TRUE | #DIV/0! | text | 0.3", placed.Text);
        Assert.Equal("Prices!D2", PlaceOf(placed, " in"));
        Assert.Equal("Prices!A3", PlaceOf(placed, "2 |"));
        Assert.Equal(["Prices"], placed.Locate("TRUE").HeadingPath);
        Assert.Null(placed.Document.Title);
    }

    [Theory]
    [InlineData("yyyy-mm-dd", "45356", "2024-03-05")]
    [InlineData("d. mmmm yyyy h:mm", "45356.604166666664", "2024-03-05 14:30")]
    [InlineData("[$-409]h:mm AM/PM;@", "0.75", "18:00")]
    [InlineData("mmm-yy", "1", "1900-01-01")]
    [InlineData("[h]:mm:ss", "1.5", "36:00:00")]
    [InlineData("0.0%", "0.125", "12.5%")]
    [InlineData("#,##0.00 \\d\\a\\y\\s", "1234.5", "1234.5")]
    [InlineData("[Red]0.00;\"date\"", "2", "2")]
    [InlineData("General", "1E+20", "1E+20")]
    [InlineData("dd.mm.yyyy", "99999999", "99999999")]
    public async Task NumbersAreWrittenAsTheirFormatMeansThem(string format, string value, string expected)
    {
        var escaped = format.Replace("\"", "&quot;", StringComparison.Ordinal);
        var placed = await Placed.OfAsync(new XlsxConverter(), XlsxFile.Of(
            [("S", $"<sheetData><row><c s=\"1\"><v>{value}</v></c></row></sheetData>", null)], formats: [escaped]));
        Assert.Equal("S\n\n" + expected, placed.Text);
    }

    [Fact]
    public async Task DaysMayBeCountedFrom1904()
    {
        var placed = await Placed.OfAsync(new XlsxConverter(), XlsxFile.Of(
            [("S", "<sheetData><row><c s=\"1\"><v>0</v></c></row></sheetData>", null)], formats: ["yyyy-mm-dd"], from1904: true));
        Assert.Equal("S\n\n1904-01-01", placed.Text);
    }

    [Fact]
    public async Task WhatIsHiddenIsLeftOutUnlessAskedFor()
    {
        (string, string, string?)[] sheets =
        [
            ("A", "<cols><col min=\"2\" max=\"3\" hidden=\"1\"/></cols><sheetData><row><c r=\"A1\"><v>1</v></c>" +
                "<c r=\"B1\"><v>2</v></c></row><row hidden=\"1\"><c><v>3</v></c></row><row><c><v>4</v></c></row></sheetData>", null),
            ("B", "<sheetData><row><c><v>5</v></c></row></sheetData>", "hidden"),
            ("Empty", "<sheetData/>", null),
        ];
        var placed = await Placed.OfAsync(new XlsxConverter(), XlsxFile.Of(sheets));
        Assert.Equal("A\n\n1\n4", placed.Text);
        Assert.Equal("A!A3", PlaceOf(placed, "4"));
        Assert.Single(placed.Warnings);
        var all = await Placed.OfAsync(new XlsxConverter(new() { IncludeHidden = true }), XlsxFile.Of(sheets));
        Assert.Equal("A\n\n1 | 2\n3\n4\n\nB\n\n5", all.Text);
    }

    [Fact]
    public async Task RowsCanBeWrittenAsCsv()
    {
        var placed = await Placed.OfAsync(new XlsxConverter(new() { AsCsv = true }), XlsxFile.Of([("S",
            "<sheetData><row><c r=\"A1\" t=\"str\"><v>a,\"b\"</v></c><c r=\"D1\"><v>4</v></c></row>" +
            "<row><c r=\"B2\"><v>2</v></c></row></sheetData>", null)]));
        Assert.Equal("S\n\n\"a,\"\"b\"\"\",,,4\n,2", placed.Text);
        Assert.Equal("S!D1", PlaceOf(placed, "4"));
    }

    [Fact]
    public async Task ASparseSheetTakesNoMoreThanItsCells()
    {
        var placed = await ConvertAsync(
            "<row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c><c r=\"XFD1048576\"><v>2</v></c></row>",
            before: "<dimension ref=\"A1:XFD1048576\"/><cols><col min=\"1\" max=\"16384\" width=\"9\"/></cols>");
        Assert.Equal("Prices\n\n1 | 2", placed.Text);
        Assert.Equal("Prices!XFD1048576", PlaceOf(placed, "2"));
    }

    [Fact]
    public async Task TooManyCellsAreAnError()
    {
        var file = XlsxFile.Of([("S", "<sheetData><row><c><v>1</v></c><c><v>2</v></c></row></sheetData>", null)]);
        var error = await Placed.ErrorOfAsync(new XlsxConverter(new() { MaxCells = 1 }), file);
        Assert.Contains("more than 1 cells", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryRangeStandsInTheCellThatItsPlaceNames()
    {
        var random = new Random(9);
        var rows = string.Concat(Enumerable.Range(1, 300).Select(row => $"<row r=\"{row}\">" + string.Concat(
            Enumerable.Range(0, 5).Where(_ => random.Next(3) > 0).Select(column =>
                $"<c r=\"{(char)('A' + column)}{row}\" t=\"str\"><v>value {random.Next(100_000)} of it</v></c>")) + "</row>"));
        var file = XlsxFile.Of([("Data", $"<sheetData>{rows}</sheetData>", null)]);
        var placed = await Placed.OfAsync(new XlsxConverter(), file);
        using var package = SpreadsheetDocument.Open(new MemoryStream(file), false);
        var cells = package.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Cell>()
            .ToDictionary(cell => cell.CellReference!.Value!, cell => cell.InnerText);
        placed.CheckPlaces(seed: 9, 200, place => place.Cell is { } cell ? cells[cell] : place.Sheet!);
    }

    private static string PlaceOf(Placed placed, string words)
    {
        var start = placed.Text.LastIndexOf(words, StringComparison.Ordinal);
        return placed.Document.SourceMap.Locate(new TextSpan(start, start + words.Length)) is var location &&
            words.StartsWith(' ') ? location.LastPlace!.ToString() : location.FirstPlace!.ToString();
    }

    private static Task<Placed> ConvertAsync(string rows, string[]? strings = null, string before = "") =>
        Placed.OfAsync(new XlsxConverter(), XlsxFile.Of([("Prices", $"{before}<sheetData>{rows}</sheetData>", null)], strings));
}
