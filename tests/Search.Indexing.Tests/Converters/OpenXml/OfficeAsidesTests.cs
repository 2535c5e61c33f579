using DocumentFormat.OpenXml.Packaging;
using Search.Pipeline;
using Search.Quality;

namespace Search.Indexing.Tests;

/// <summary>What stands beside the cells and slides: comments, shapes, text boxes.</summary>
public sealed class OfficeAsidesTests
{
    private const string Drawing =
        "<xdr:wsDr xmlns:xdr=\"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing\" " +
        "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\">" +
        "<xdr:sp><xdr:nvSpPr><xdr:cNvPr id=\"1\" name=\"n\"/></xdr:nvSpPr><xdr:txBody><a:p><a:r><a:t>A box</a:t></a:r>" +
        "<a:r><a:t> of text</a:t></a:r></a:p><a:p><a:r><a:t>in lines</a:t></a:r></a:p></xdr:txBody></xdr:sp>" +
        "<xdr:sp><xdr:nvSpPr><xdr:cNvPr id=\"2\" name=\"n\" hidden=\"1\"/></xdr:nvSpPr><xdr:txBody><a:p><a:r>" +
        "<a:t>unseen</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:wsDr>";

    private const string Notes =
        "<comments xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><authors><author>Ann</author></authors>" +
        "<commentList><comment ref=\"B4\" authorId=\"0\"><text> <r><t>Too </t></r><r><t>dear?</t></r></text></comment></commentList>" +
        "</comments>";

    private const string Thread =
        "<ThreadedComments xmlns=\"http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments\">" +
        "<threadedComment ref=\"B4\" id=\"a\"><text>Is it too dear?</text></threadedComment>" +
        "<threadedComment ref=\"B4\" id=\"b\" parentId=\"a\"><text>Not at all.</text></threadedComment></ThreadedComments>";

    private const string SlideComments =
        "<p:cmLst xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"><p:cm><p:pos x=\"1\" y=\"1\"/>" +
        "<p:text>Say more.</p:text></p:cm></p:cmLst>";

    private const string SlideThread =
        "<p188:cmLst xmlns:p188=\"http://schemas.microsoft.com/office/powerpoint/2018/8/main\" " +
        "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><p188:cm id=\"1\"><p188:replyLst><p188:reply id=\"2\">" +
        "<p188:txBody><a:p><a:r><a:t>I did.</a:t></a:r></a:p></p188:txBody></p188:reply></p188:replyLst>" +
        "<p188:txBody><a:p><a:r><a:t>Say it again.</a:t></a:r></a:p></p188:txBody></p188:cm></p188:cmLst>";

    [Fact]
    public async Task ShapesOnASheetAreReadAndHiddenOnesAreNot()
    {
        var file = Workbook(sheet => Write(sheet.AddNewPart<DrawingsPart>(), Drawing));
        var placed = await Placed.OfAsync(new XlsxConverter(), file);
        Assert.Equal("Prices\n\n7\n\nA box of text\nin lines", placed.Text);
        Assert.Equal(new SourcePlace { Sheet = "Prices", Part = "drawing" }, placed.Locate("of text").FirstPlace);
        Assert.Equal("Hidden shapes were left out.", Assert.Single(placed.Warnings));
        var all = await Placed.OfAsync(new XlsxConverter(new() { IncludeHidden = true }), file);
        Assert.EndsWith("in lines\n\nunseen", all.Text, StringComparison.Ordinal);
        CheckRoundTrip(all, XlsxOriginal.Open(file));
    }

    [Theory]
    [InlineData(false, "Too dear?")]
    [InlineData(true, "Is it too dear?\n\nNot at all.")]
    public async Task CommentsOnCellsAreReadWhenAskedFor(bool isThread, string expected)
    {
        var file = Workbook(sheet =>
        {
            Write(sheet.AddNewPart<WorksheetCommentsPart>(), Notes);
            if (isThread)
            {
                Write(sheet.AddNewPart<WorksheetThreadedCommentsPart>(), Thread);
            }
        });
        var without = await Placed.OfAsync(new XlsxConverter(), file);
        Assert.Equal("Prices\n\n7", without.Text);
        Assert.Equal("Comments on cells were left out.", Assert.Single(without.Warnings));
        var placed = await Placed.OfAsync(new XlsxConverter(new() { IncludeComments = true }), file);
        Assert.Equal($"Prices\n\n7\n\n{expected}", placed.Text);
        Assert.Empty(placed.Warnings);
        Assert.Equal("comments, Prices!B4", placed.Locate("dear").FirstPlace!.ToString());
        CheckRoundTrip(placed, XlsxOriginal.Open(file));
        Assert.NotEqual(new XlsxConverter().Version, new XlsxConverter(new() { IncludeComments = true }).Version);
    }

    [Fact]
    public async Task CommentsOnSlidesAreReadWhenAskedFor()
    {
        var file = Presentation(slide =>
        {
            Write(slide.AddNewPart<SlideCommentsPart>(), SlideComments);
            Write(slide.AddNewPart<PowerPointCommentPart>(), SlideThread);
        });
        var without = await Placed.OfAsync(new PptxConverter(), file);
        Assert.Equal("Words", without.Text);
        Assert.Equal("Comments were left out.", Assert.Single(without.Warnings));
        var placed = await Placed.OfAsync(new PptxConverter(new() { IncludeComments = true }), file);
        Assert.Equal("Words\n\nSay more.\n\nI did.\n\nSay it again.", placed.Text);
        Assert.Equal(new SourcePlace { Slide = 1, Part = "comments" }, placed.Locate("again").FirstPlace);
        CheckRoundTrip(placed, PptxOriginal.Open(file));
        Assert.NotEqual(new PptxConverter().Version, new PptxConverter(new() { IncludeComments = true }).Version);
    }

    [Fact]
    public async Task HiddenColumnsOfAnOpenDocumentSheetAreLeftOutUnlessAskedFor()
    {
        const string Type = "application/vnd.oasis.opendocument.spreadsheet";
        var file = OpenDocumentFile.Of(Type, "<office:spreadsheet><table:table table:name=\"S\"><table:table-column/>" +
            "<table:table-column table:number-columns-repeated=\"2\" table:visibility=\"collapse\"/><table:table-column/>" +
            "<table:table-row>" + string.Concat("abcd".Select(c => $"<table:table-cell><text:p>{c}</text:p></table:table-cell>")) +
            "</table:table-row></table:table></office:spreadsheet>");
        var placed = await Placed.OfAsync(new OpenDocumentConverter(), file, Type);
        Assert.Equal("S\n\na | d", placed.Text);
        Assert.Equal("S!D1", placed.Locate("d").FirstPlace!.ToString());
        Assert.Single(placed.Warnings);
        var all = await Placed.OfAsync(new OpenDocumentConverter(new() { IncludeHidden = true }), file, Type);
        Assert.Equal("S\n\na | b | c | d", all.Text);
    }

    private static byte[] Workbook(Action<WorksheetPart> add)
    {
        using var bytes = new MemoryStream();
        bytes.Write(XlsxFile.Of([("Prices", "<sheetData><row r=\"4\"><c r=\"B4\"><v>7</v></c></row></sheetData>", null)]));
        using (var package = SpreadsheetDocument.Open(bytes, isEditable: true))
        {
            add(package.WorkbookPart!.WorksheetParts.Single());
        }

        return bytes.ToArray();
    }

    private static byte[] Presentation(Action<SlidePart> add)
    {
        using var bytes = new MemoryStream();
        bytes.Write(PptxFile.Reversed((PptxFile.Shape(null, null, "Words"), null, false)));
        using (var package = PresentationDocument.Open(bytes, isEditable: true))
        {
            add(package.PresentationPart!.SlideParts.Single());
        }

        return bytes.ToArray();
    }

    private static void Write(OpenXmlPart part, string xml)
    {
        using var writer = new StreamWriter(part.GetStream(FileMode.Create));
        writer.Write(xml);
    }

    private static void CheckRoundTrip(Placed placed, IOriginal original)
    {
        var trip = new RoundTrip(original, seed: 2);
        trip.Check(placed.Document);
        Assert.Empty(trip.Problems);
    }
}
