using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using Search.Pipeline;

namespace Search.Indexing.Tests;

public sealed partial class EpubConverterTests
{
    [Fact]
    public async Task ChaptersStandInTheOrderOfTheSpine()
    {
        var placed = await Placed.OfAsync(new EpubConverter(), Book(
            [("b", "text/b%20b.xhtml", ""), ("nav", "nav.xhtml", "nav"), ("a", "../OPS/a.xhtml", "")],
            ("OPS/a.xhtml", "<h1>Two</h1><p>More <a id=\"x\"/>text.</p>"),
            ("OPS/text/b b.xhtml", "<title/><h1>One</h1>\r\n<h2>Part\r\n <i>one</i></h2><p>Text &amp; more.</p>"),
            ("OPS/nav.xhtml", "<p>Contents</p>")));
        Assert.Equal("One\n\nPart one\n\nText & more.\n\nTwo\n\nMore text.", placed.Text);
        Assert.Equal(["One", "Part one"], placed.Locate("Text &").HeadingPath);
        Assert.Equal(["Two"], placed.Locate("More text").HeadingPath);
        Assert.Equal(new SourcePlace { Part = "OPS/text/b b.xhtml" }, placed.Locate("Text &").FirstPlace);
        Assert.Equal("The book", placed.Document.Title);
        Assert.Equal("A. Writer, B. Writer", placed.Document.Metadata["author"]);
        Assert.Empty(placed.Warnings);
    }

    [Fact]
    public async Task OptionsOfWebPagesHoldForChapters()
    {
        var converter = new EpubConverter(new() { IncludeHidden = true, IncludeLinkAddresses = true });
        var placed = await Placed.OfAsync(converter, Book(
            [("a", "a.xhtml", "")],
            ("OPS/a.xhtml", "<h1><a href=\"b.xhtml\">One</a></h1><p>Text <b hidden=\"\">and more</b>.</p>")));
        Assert.Equal("One (b.xhtml)\n\nText and more.", placed.Text);
        Assert.Equal(["One (b.xhtml)"], placed.Locate("more").HeadingPath);
        Assert.NotEqual(new EpubConverter().Version, converter.Version);
    }

    [Fact]
    public async Task AMissingChapterOrOneThatLeadsOutOfTheBookIsAWarning()
    {
        var placed = await Placed.OfAsync(new EpubConverter(), Book(
            [("a", "a.xhtml", ""), ("b", "../../../etc/passwd", ""), ("c", "c.xhtml", "")], ("OPS/a.xhtml", "<p>Here.</p>")));
        Assert.Equal("Here.", placed.Text);
        Assert.Equal(2, placed.Warnings.Count);
    }

    [Theory]
    [InlineData("http://www.idpf.org/2008/embedding", false)]
    [InlineData("http://ns.adobe.com/pdf/enc#RC", false)]
    [InlineData("http://www.w3.org/2001/04/xmlenc#aes128-cbc", true)]
    public async Task AnEncryptedBookIsAnErrorAndObfuscatedFontsAreNot(string algorithm, bool isError)
    {
        var file = Book([("a", "a.xhtml", "")], ("OPS/a.xhtml", "<p>Here.</p>"), ("META-INF/encryption.xml",
            $"<encryption><EncryptedData><EncryptionMethod Algorithm=\"{algorithm}\"/></EncryptedData></encryption>"));
        var result = await Converted.ConvertAsync(new EpubConverter(), file);
        Assert.Equal(isError, result.Error?.Contains("DRM", StringComparison.Ordinal) ?? false);
        Assert.Equal(isError, result.Document is null);
    }

    [Theory]
    [InlineData("ch04-01-what-is-ownership")]
    [InlineData("ch10-02-traits")]
    public async Task EveryRangeOfAChapterStandsInThePartThatItsPlaceNames(string chapter)
    {
        var path = Path.Combine(SharedFiles.Folder("data", "formats"), chapter + ".epub");
        var placed = await Placed.OfAsync(
            new EpubConverter(), await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
        await using var archive = await ZipFile.OpenReadAsync(path, TestContext.Current.CancellationToken);
        var parts = archive.Entries.Where(entry => entry.Name.EndsWith(".xhtml", StringComparison.Ordinal))
            .ToDictionary(entry => entry.FullName, entry => WebUtility.HtmlDecode(Tag().Replace(Read(entry), "")));
        placed.CheckPlaces(chapter.Length, 200, place => parts[place.Part!]);
        Assert.True(placed.MapShare() <= 0.15, $"The map takes {placed.MapShare():P1} of the text.");
        Assert.NotEmpty(placed.Locate(placed.Text[^20..]).HeadingPath);
    }

    private static string Read(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }

    private static byte[] Book(
        (string Id, string Link, string Properties)[] items, params (string Name, string Content)[] entries) => Zip.Of([
            ("mimetype", "application/epub+zip"),
            ("META-INF/container.xml", "<container><rootfiles><rootfile full-path=\"OPS/book.opf\"/></rootfiles></container>"),
            ("OPS/book.opf",
                "<package xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><metadata><dc:title>The book</dc:title>" +
                "<dc:creator>A. Writer</dc:creator><dc:creator>B. Writer</dc:creator></metadata><manifest>" +
                string.Concat(items.Select(item => $"<item id=\"{item.Id}\" href=\"{item.Link}\" " +
                    $"media-type=\"application/xhtml+xml\" properties=\"{item.Properties}\"/>")) +
                $"</manifest><spine>{string.Concat(items.Select(item => $"<itemref idref=\"{item.Id}\"/>"))}</spine></package>"),
            .. entries]);

    [GeneratedRegex("<[^>]*>", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Tag();
}
