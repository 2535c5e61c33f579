using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Search.Pipeline;
using static Search.Indexing.Tests.DocxFile;

namespace Search.Indexing.Tests;

public sealed class DocxConverterTests
{
    private const string Styles =
        "<w:style w:type=\"paragraph\" w:styleId=\"berschrift1\"><w:name w:val=\"heading 1\"/></w:style>" +
        "<w:style w:type=\"paragraph\" w:styleId=\"Own\"><w:name w:val=\"Own\"/><w:basedOn w:val=\"berschrift2\"/></w:style>" +
        "<w:style w:type=\"paragraph\" w:styleId=\"berschrift2\"><w:name w:val=\"heading 2\"/></w:style>" +
        "<w:style w:type=\"character\" w:styleId=\"Secret\"><w:name w:val=\"Secret\"/><w:rPr><w:vanish/></w:rPr></w:style>";

    [Fact]
    public async Task AddressesOfLinksStandBehindTheirWordsIfAskedFor()
    {
        const string Hyperlink = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink";
        static string Run(string words) => $"<w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r>";
        var entries = EntriesOf(
            "<w:body xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><w:p>" +
            $"{Run("See ")}<w:hyperlink r:id=\"h\">{Run("the ")}{Run("page")}</w:hyperlink>{Run(", ")}" +
            $"<w:hyperlink w:anchor=\"Here\">{Run("this part")}</w:hyperlink>{Run(" and ")}" +
            $"<w:hyperlink r:id=\"missing\">{Run("nothing")}</w:hyperlink>{Run(".")}</w:p></w:body>");
        var file = Zip.Of(entries.Select(entry => entry.Name != "word/_rels/document.xml.rels" ? entry : (
            entry.Name, entry.Content.Replace(
                "</Relationships>",
                $"<Relationship Id=\"h\" Type=\"{Hyperlink}\" Target=\"https://example.org/a\" TargetMode=\"External\"/>" +
                "</Relationships>", StringComparison.Ordinal))));
        var converter = new DocxConverter(new() { IncludeLinkAddresses = true });
        Assert.Equal(
            "See the page (https://example.org/a), this part and nothing.", (await Placed.OfAsync(converter, file)).Text);
        Assert.Equal("See the page, this part and nothing.", (await Placed.OfAsync(new DocxConverter(), file)).Text);
        Assert.NotEqual(new DocxConverter().Version, converter.Version);
    }

    [Fact]
    public async Task HeadingsAreFoundByTheNameOfTheirStyleInEveryLanguage()
    {
        var placed = await ConvertAsync(
            P("One", "<w:pStyle w:val=\"berschrift1\"/>") + P("Two", "<w:pStyle w:val=\"Own\"/>") +
            P("Three", "<w:outlineLvl w:val=\"2\"/>") + P("Body."),
            ("styles", Styles));
        Assert.Equal("One\n\nTwo\n\nThree\n\nBody.", placed.Text);
        Assert.Equal(["One", "Two", "Three"], placed.Locate("Body").HeadingPath);
        Assert.Equal(4, placed.Locate("Body").FirstPlace!.Paragraph);
    }

    [Fact]
    public async Task PropertiesAreMetadata()
    {
        var document = (await ConvertAsync(P("x"))).Document;
        Assert.Equal("The plan", document.Title);
        Assert.Equal("A. Writer", document.Metadata["author"]);
        Assert.Equal(new DateTimeOffset(2024, 3, 5, 10, 0, 0, TimeSpan.Zero), document.Metadata["created"]);
    }

    [Fact]
    public async Task TablesAreRowsOfCells()
    {
        static string Cell(string content, string properties = "") =>
            $"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>";
        var placed = await ConvertAsync(
            P("Before.") + "<w:tbl><w:tr>" + Cell(P("a"), "<w:gridSpan w:val=\"2\"/>") + Cell(P("b") + P("c")) +
            "</w:tr><w:tr>" + Cell("<w:p/>") + Cell(P("d")) + Cell("<w:p/>") + "</w:tr></w:tbl>" + P("After."));
        Assert.Equal("Before.\n\na | b\nc\n | d\n\nAfter.", placed.Text);
        Assert.Equal((1, 3), (placed.Locate("b").FirstPlace!.Row, placed.Locate("b").FirstPlace!.Column));
        Assert.Null(placed.Locate("After").FirstPlace!.Row);
    }

    [Fact]
    public async Task TrackedChangesAreReadAsAccepted()
    {
        var placed = await ConvertAsync(
            "<w:p><w:r><w:t>kept </w:t></w:r><w:ins><w:r><w:t>new </w:t></w:r></w:ins>" +
            "<w:del><w:r><w:delText>old </w:delText></w:r></w:del>" +
            "<w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>here</w:t></w:r></w:moveTo></w:p>" +
            "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>joined </w:t></w:r></w:p>" + P("together"));
        Assert.Equal("kept new here\n\njoined together", placed.Text);
        Assert.Contains("deleted", Assert.Single(placed.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADeletedRowIsLeftOut()
    {
        var placed = await ConvertAsync(
            $"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{P("gone")}</w:tc></w:tr><w:tr><w:tc>{P("here")}</w:tc></w:tr></w:tbl>");
        Assert.Equal("here", placed.Text);
        Assert.Equal(2, placed.Locate("here").FirstPlace!.Row);
    }

    [Fact]
    public async Task OfFieldsTheResultIsKept()
    {
        static string Mark(string type) => $"<w:r><w:fldChar w:fldCharType=\"{type}\"/></w:r>";
        var placed = await ConvertAsync(
            "<w:p><w:r><w:t>See </w:t></w:r>" + Mark("begin") + "<w:r><w:instrText>REF x</w:instrText></w:r>" +
            Mark("begin") + "<w:r><w:instrText>IF</w:instrText></w:r>" + Mark("separate") +
            "<w:r><w:t>inner</w:t></w:r>" + Mark("end") + Mark("separate") + "<w:r><w:t>page 3</w:t></w:r>" + Mark("end") +
            "<w:hyperlink><w:r><w:t>, link</w:t></w:r></w:hyperlink>" +
            "<w:fldSimple w:instr=\"DATE\"><w:r><w:t>, today</w:t></w:r></w:fldSimple></w:p>" +
            $"<w:p>{Mark("begin")}</w:p>" + P("A field without an end takes nothing more."));
        Assert.Equal("See page 3, link, today\n\nA field without an end takes nothing more.", placed.Text);
    }

    [Fact]
    public async Task ATextBoxStandsOnceAfterItsParagraph()
    {
        var box = $"<w:txbxContent>{P("boxed")}</w:txbxContent>";
        var placed = await ConvertAsync(
            "<w:p><w:r><w:t>Host </w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><wps:txbx>" + box +
            "</wps:txbx></mc:Choice><mc:Fallback><v:textbox>" + box + "</v:textbox></mc:Fallback></mc:AlternateContent></w:r>" +
            "<w:r><w:t>goes on.</w:t></w:r></w:p>" + P("Next."));
        Assert.Equal("Host goes on.\n\nboxed\n\nNext.", placed.Text);
        Assert.Equal(2, placed.Locate("boxed").FirstPlace!.Paragraph);
        Assert.Equal(3, placed.Locate("Next").FirstPlace!.Paragraph);
    }

    [Fact]
    public async Task NotesStandAfterTheParagraphOfTheirMark()
    {
        var body = "<w:p><w:r><w:t>Claim</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r>" +
            "<w:r><w:t>.</w:t></w:r><w:r><w:endnoteReference w:id=\"1\"/></w:r>" +
            "<w:r><w:commentReference w:id=\"7\"/></w:r></w:p>" + P("Next.");
        (string, string)[] parts =
        [
            ("footnotes", $"<w:footnote w:id=\"-1\"><w:p/></w:footnote><w:footnote w:id=\"2\">{P("Source.")}</w:footnote>"),
            ("endnotes", $"<w:endnote w:id=\"1\">{P("Later.")}</w:endnote>"),
            ("comments", $"<w:comment w:id=\"7\">{P("Really?")}</w:comment>"),
        ];
        var placed = await ConvertAsync(body, parts);
        Assert.Equal("Claim.\n\nSource.\n\nLater.\n\nNext.", placed.Text);
        Assert.Equal(new SourcePlace { Part = "footnotes", Paragraph = 2 }, placed.Locate("Source").FirstPlace);
        Assert.Equal("Comments were left out.", Assert.Single(placed.Warnings));
        var withComments = await Placed.OfAsync(new DocxConverter(new() { IncludeComments = true }), Of(body, parts));
        Assert.Contains("Later.\n\nReally?\n\nNext.", withComments.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HiddenTextIsLeftOutUnlessAskedFor()
    {
        var body = P("open") + P("shut", runProperties: "<w:vanish/>") + P("styled", runProperties: "<w:rStyle w:val=\"Secret\"/>") +
            P("shown", runProperties: "<w:vanish w:val=\"0\"/>");
        var placed = await ConvertAsync(body, ("styles", Styles));
        Assert.Equal("open\n\nshown", placed.Text);
        Assert.Equal("Hidden text was left out.", Assert.Single(placed.Warnings));
        var all = await Placed.OfAsync(new DocxConverter(new() { IncludeHiddenText = true }), Of(body, ("styles", Styles)));
        Assert.Equal("open\n\nshut\n\nstyled\n\nshown", all.Text);
    }

    [Fact]
    public async Task BreaksTabsHyphensAndSymbolsAreText()
    {
        var placed = await ConvertAsync(
            "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/>" +
            "<w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:softHyphen/><w:t>e</w:t>" +
            "<w:sym w:font=\"Symbol\" w:char=\"F061\"/></w:r><w:smartTag><w:r><w:t> tag</w:t></w:r></w:smartTag></w:p>" +
            $"<w:sdt><w:sdtPr><w:alias w:val=\"x\"/></w:sdtPr><w:sdtContent>{P("control")}</w:sdtContent></w:sdt>" +
            "<w:p><m:oMath><m:f><m:num><m:r><m:t>x</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath></w:p>");
        Assert.Equal("a\tb\nc-deα tag\n\ncontrol\n\nx/2", placed.Text);
    }

    [Fact]
    public async Task ListItemsStandOnLinesAndGetTheirNumbersOnDemand()
    {
        static string Item(string text, int level = 0) =>
            P(text, $"<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"5\"/></w:numPr>");
        const string Numbering =
            "<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"3\"/><w:numFmt w:val=\"decimal\"/>" +
            "<w:lvlText w:val=\"%1.\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"lowerRoman\"/><w:lvlText w:val=\"%1.%2)\"/>" +
            "</w:lvl></w:abstractNum><w:num w:numId=\"5\"><w:abstractNumId w:val=\"1\"/></w:num>";
        var body = P("List:") + Item("one") + Item("two") + Item("deep", 1) + Item("three") + P("End.");
        Assert.Equal("List:\n\none\ntwo\ndeep\nthree\n\nEnd.", (await ConvertAsync(body, ("numbering", Numbering))).Text);
        var numbered = await Placed.OfAsync(
            new DocxConverter(new() { IncludeListNumbers = true }), Of(body, ("numbering", Numbering)));
        Assert.Contains("3. one\n4. two\n4.i) deep\n5. three", numbered.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HeadersAndFootersAreReadOnDemand()
    {
        (string, string)[] parts = [("header", P("Top")), ("footer", P("Bottom"))];
        Assert.Equal("Body", (await ConvertAsync(P("Body"), parts)).Text);
        var all = await Placed.OfAsync(new DocxConverter(new() { IncludeHeadersAndFooters = true }), Of(P("Body"), parts));
        Assert.Equal("Body\n\nTop\n\nBottom", all.Text);
        Assert.Equal("word/header.xml", all.Locate("Top").FirstPlace!.Part);
    }

    [Fact]
    public void OptionsAreInTheVersion() =>
        Assert.NotEqual(new DocxConverter().Version, new DocxConverter(new() { IncludeComments = true }).Version);

    [Theory]
    [InlineData("mailto:a@b@c@")]
    [InlineData("http://[bad")]
    [InlineData("file:///\\\\server\\x y%")]
    public async Task ALinkThatLeadsNowhereIsNoHarm(string target)
    {
        var entries = EntriesOf($"<w:body>{P("text")}</w:body>");
        var link = $"<Relationship Id=\"h\" TargetMode=\"External\" Target=\"{target}\" Type=" +
            "\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink\"/>";
        var placed = await Placed.OfAsync(new DocxConverter(), Zip.Of(entries.Select(entry =>
            (entry.Name, entry.Name == "word/_rels/document.xml.rels"
                ? entry.Content.Replace("</Relationships>", link + "</Relationships>", StringComparison.Ordinal)
                : entry.Content))));
        Assert.Equal("text", placed.Text);
    }

    [Fact]
    public async Task TheStrictEditionOfTheFormatAndMacroDocumentsAreReadToo()
    {
        var entries = EntriesOf($"<w:body>{P("Head", "<w:pStyle w:val=\"berschrift1\"/>")}</w:body>", ("styles", Styles));
        var strict = await Placed.OfAsync(new DocxConverter(), Zip.Of(entries.Select(entry => (entry.Name, entry.Content
            .Replace("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main",
                StringComparison.Ordinal)
            .Replace("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships",
                StringComparison.Ordinal)))));
        Assert.Equal(["Head"], strict.Locate("Head").HeadingPath);
        var macros = await Placed.OfAsync(new DocxConverter(), Zip.Of(entries.Select(entry => (entry.Name, entry.Content
            .Replace("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                "application/vnd.ms-word.document.macroEnabled.main+xml", StringComparison.Ordinal)))));
        Assert.Equal(["Head"], macros.Locate("Head").HeadingPath);
    }

    [Theory]
    [InlineData("ch04-01-what-is-ownership")]
    [InlineData("ch10-02-traits")]
    public async Task EveryRangeOfAChapterStandsInTheParagraphThatItsPlaceNames(string chapter)
    {
        var path = Path.Combine(SharedFiles.Folder("data", "formats"), chapter + ".docx");
        var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        var placed = await Placed.OfAsync(new DocxConverter(), bytes);
        using var package = WordprocessingDocument.Open(path, false);
        var paragraphs = package.MainDocumentPart!.Document!.Body!.Descendants<Paragraph>().Select(one => one.InnerText).ToArray();
        placed.CheckPlaces(chapter.Length, 200, place => paragraphs[place.Paragraph!.Value - 1]);
        Assert.True(placed.MapShare() <= 0.15, $"The map takes {placed.MapShare():P1} of the text.");
    }

    private static Task<Placed> ConvertAsync(string body, params (string Part, string Content)[] parts) =>
        Placed.OfAsync(new DocxConverter(), Of(body, parts));
}
