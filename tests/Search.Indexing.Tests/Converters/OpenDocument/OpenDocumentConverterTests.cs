using System.IO.Compression;
using System.Xml.Linq;
using Search.Pipeline;

namespace Search.Indexing.Tests;

public sealed class OpenDocumentConverterTests
{
    private const string HiddenStyle =
        "<style:style style:name=\"H\"><style:text-properties text:display=\"none\"/></style:style>";

    [Fact]
    public async Task AddressesOfLinksStandBehindTheirWordsIfAskedFor()
    {
        static string Link(string address, string words) => $"<text:a xlink:href=\"{address}\">{words}</text:a>";
        var file = OpenDocumentFile.Text(
            $"<text:p>See {Link("https://example.org/a?b&amp;c", "the <text:span>page</text:span> ")}, " +
            $"{Link("#Here", "this part")}, {Link("https://example.org/d", "https://example.org/d")}" +
            $"{Link("https://example.org/e", "")}.</text:p>");
        var converter = new OpenDocumentConverter(new() { IncludeLinkAddresses = true });
        Assert.Equal(
            "See the page (https://example.org/a?b&c), this part, https://example.org/d.",
            (await Placed.OfAsync(converter, file)).Text);
        Assert.Equal(
            "See the page , this part, https://example.org/d.",
            (await Placed.OfAsync(new OpenDocumentConverter(), file)).Text);
        Assert.NotEqual(new OpenDocumentConverter().Version, converter.Version);
    }

    [Fact]
    public async Task HeadingsListsAndWhiteSpaceAreRead()
    {
        var placed = await ConvertAsync(
            "<text:h text:outline-level=\"1\">One</text:h><text:h text:outline-level=\"2\">Two</text:h>" +
            "<text:p> a \n  <text:span>b</text:span> c<text:s text:c=\"2\"/>d<text:tab/>e<text:line-break/>f </text:p>" +
            "<text:list><text:list-item><text:p>first</text:p><text:list><text:list-item><text:p>inner</text:p>" +
            "</text:list-item></text:list></text:list-item><text:list-item><text:p>second</text:p></text:list-item></text:list>" +
            "<text:p>end</text:p>");
        Assert.Equal("One\n\nTwo\n\na b c  d\te\nf\n\nfirst\ninner\nsecond\n\nend", placed.Text);
        Assert.Equal(["One", "Two"], placed.Locate("end").HeadingPath);
        Assert.Equal(7, placed.Locate("end").FirstPlace!.Paragraph);
    }

    [Fact]
    public async Task PropertiesAreMetadata()
    {
        var document = (await ConvertAsync("<text:p>x</text:p>")).Document;
        Assert.Equal("The plan", document.Title);
        Assert.Equal("A. Writer", document.Metadata["author"]);
        Assert.Equal("one, two", document.Metadata["keywords"]);
        Assert.Equal(3L, document.Metadata["page_count"]);
    }

    [Fact]
    public async Task TablesNotesAndTextBoxesAreRead()
    {
        var placed = await ConvertAsync(
            "<text:p>Claim<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Source.</text:p>" +
            "</text:note-body></text:note> made<draw:frame><draw:text-box><text:p>Box.</text:p></draw:text-box></draw:frame>.</text:p>" +
            "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:covered-table-cell/>" +
            "<table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table><text:p>End.</text:p>");
        Assert.Equal("Claim made.\n\nSource.\n\nBox.\n\na |  | b\n\nEnd.", placed.Text);
        Assert.Equal(3, placed.Locate("b\n").FirstPlace!.Column);
    }

    [Fact]
    public async Task DeletedAndHiddenTextAndCommentsAreLeftOutWithWarnings()
    {
        const string Body =
            "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion>" +
            "</text:changed-region></text:tracked-changes><text:p>a<text:span text:style-name=\"H\">hidden</text:span>b" +
            "<office:annotation><dc:creator>me</dc:creator><text:p>comment</text:p></office:annotation></text:p>" +
            "<text:section text:display=\"none\"><text:p>secret</text:p></text:section>";
        var placed = await ConvertAsync(Body, HiddenStyle);
        Assert.Equal("ab", placed.Text);
        Assert.Equal(3, placed.Warnings.Count);
        var all = await Placed.OfAsync(
            new OpenDocumentConverter(new() { IncludeHidden = true, IncludeComments = true }),
            OpenDocumentFile.Text(Body, HiddenStyle));
        Assert.Equal("ahiddenb\n\ncomment\n\nsecret", all.Text);
    }

    [Fact]
    public async Task ASpreadsheetIsReadSheetBySheet()
    {
        const string Type = "application/vnd.oasis.opendocument.spreadsheet";
        const string Cells =
            "<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell table:number-columns-repeated=\"16384\"/>" +
            "</table:table-row><table:table-row><table:table-cell table:number-columns-repeated=\"2\"/>" +
            "<table:table-cell><text:p>shown</text:p></table:table-cell><table:table-cell office:value=\"5\"/></table:table-row>";
        var file = OpenDocumentFile.Of(Type,
            $"<office:spreadsheet><table:table table:name=\"Data\">{Cells}</table:table><table:table table:name=\"Empty\"/>" +
            "<table:table table:name=\"More\"><table:table-row><table:table-cell><text:p>x</text:p></table:table-cell>" +
            "</table:table-row></table:table></office:spreadsheet>");
        var placed = await Placed.OfAsync(new OpenDocumentConverter(), file, Type);
        Assert.Equal("Data\n\nshown | 5\n\nMore\n\nx", placed.Text);
        Assert.Equal("Data!C1000001", placed.Locate("shown").FirstPlace!.ToString());
        Assert.Equal("Data!D1000001", placed.Locate("5").FirstPlace!.ToString());
        Assert.Equal(Type, placed.Document.MediaType);
    }

    [Fact]
    public async Task APresentationIsReadSlideBySlide()
    {
        const string Type = "application/vnd.oasis.opendocument.presentation";
        static string Frame(string kind, string text) =>
            $"<draw:frame presentation:class=\"{kind}\"><draw:text-box><text:p>{text}</text:p></draw:text-box></draw:frame>";
        var file = OpenDocumentFile.Of(Type,
            "<office:presentation><draw:page>" + Frame("title", "First") + Frame("outline", "point") + Frame("footer", "f") +
            $"<presentation:notes>{Frame("notes", "say")}</presentation:notes></draw:page><draw:page>" +
            Frame("title", "Second") + "</draw:page></office:presentation>");
        var placed = await Placed.OfAsync(new OpenDocumentConverter(), file, Type);
        Assert.Equal("First\n\npoint\n\nsay\n\nSecond", placed.Text);
        Assert.Equal(new SourcePlace { Slide = 1, Part = "notes" }, placed.Locate("say").FirstPlace);
        Assert.Equal(["Second"], placed.Locate("Second").HeadingPath);
        Assert.Equal(2, placed.Locate("Second").FirstPlace!.Slide);
    }

    [Fact]
    public async Task AnEncryptedFileIsAnError()
    {
        var file = OpenDocumentFile.Of(
            OpenDocumentFile.TextType, "", manifest: "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>");
        Assert.Contains("password", await Placed.ErrorOfAsync(new OpenDocumentConverter(), file), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ch04-01-what-is-ownership")]
    [InlineData("ch10-02-traits")]
    public async Task EveryRangeOfAChapterStandsInTheParagraphThatItsPlaceNames(string chapter)
    {
        var path = Path.Combine(SharedFiles.Folder("data", "formats"), chapter + ".odt");
        var placed = await Placed.OfAsync(
            new OpenDocumentConverter(), await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
        await using var archive = await ZipFile.OpenReadAsync(path, TestContext.Current.CancellationToken);
        await using var content = archive.GetEntry("content.xml")!.Open();
        var paragraphs = XDocument.Load(content).Descendants()
            .Where(one => one.Name.LocalName is "p" or "h" && one.Name.NamespaceName.EndsWith("text:1.0", StringComparison.Ordinal))
            .Select(one => one.Value).ToArray();
        placed.CheckPlaces(chapter.Length, 200, place => paragraphs[place.Paragraph!.Value - 1]);
        Assert.True(placed.MapShare() <= 0.15, $"The map takes {placed.MapShare():P1} of the text.");
    }

    private static Task<Placed> ConvertAsync(string body, string styles = "") =>
        Placed.OfAsync(new OpenDocumentConverter(), OpenDocumentFile.Text(body, styles));
}
