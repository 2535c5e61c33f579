using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace Search.Indexing.Tests;

public sealed class XmlConverterTests
{
    private readonly XmlConverter _converter = new();

    [Theory]
    [InlineData("<r><p>Some <b>bold</b> words.</p><p>More.</p></r>", "Some bold words.\n\nMore.")]
    [InlineData("<r><p><b>Bold</b> words.</p></r>", "Bold words.")]
    [InlineData("<r><a>1</a><b>2</b></r>", "1\n2")]
    [InlineData("<r><item><a>1</a><b>2</b></item><item><a>3</a></item></r>", "1\n2\n\n3")]
    [InlineData("<r>a &lt;&amp; &#65;<![CDATA[ <raw> ]]>b</r>", "a <& A <raw> b")]
    [InlineData("<r a='x'><!-- c --><?pi d?>t</r>", "t")]
    [InlineData("<!DOCTYPE r [<!ENTITY x 'y'>]>\r\n<r>t\r\n u</r>", "t u")]
    [InlineData("<r><programlisting>a\n  b</programlisting></r>", "a\n  b")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><style>s</style><text>shown</text></svg>", "shown")]
    public async Task TheTextOfTheElementsIsKept(string file, string expected)
    {
        var converted = await Converted.OfAsync(_converter, file);
        Assert.Equal(expected, converted.Text);
    }

    [Fact]
    public async Task EveryWordLeadsBackToItsPlace()
    {
        var file = new StringBuilder("<?xml version=\"1.0\"?>\r\n<book xml:lang=\"en\">\n<title>The &amp; Book</title>\n");
        for (var i = 0; i < 200; i++)
        {
            file.Append(
                CultureInfo.InvariantCulture,
                $"<section id='{i}'><title>Title{i}</title>\n  <p>Word{i} <em>stressed{i}</em>&#32;and &lt;tag{i}&gt;</p></section>\n");
        }

        var converted = await Converted.OfAsync(_converter, file.Append("</book>").ToString());
        converted.CheckMap(seed: 1, spans: 500);
        Assert.Equal("The & Book", converted.Document.Title);
        Assert.Equal("en", converted.Document.Metadata["language"]);
        Assert.Equal("stressed77</em>&#32;and", converted.FileTextOf("stressed77 and"));
        var words = XDocument.Parse(converted.File).DescendantNodes().OfType<XText>()
            .SelectMany(node => node.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(words, converted.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task OptionsChooseElementsAndAttributes()
    {
        const string File = "<r><post Body='Hello &amp; bye' Score='3'/><keep>a <x>b</x> c</keep><drop>d</drop></r>";
        async Task<Converted> WithAsync(XmlOptions options) =>
            await Converted.OfAsync(new XmlConverter(options), File);

        Assert.Equal("a b c", (await WithAsync(new() { Elements = new HashSet<string> { "keep" } })).Text);
        Assert.Equal("a c", (await WithAsync(new() { SkippedElements = new HashSet<string> { "drop", "x" } })).Text);
        var attributes = await WithAsync(new() { Attributes = new HashSet<string> { "Body" } });
        Assert.Equal("Hello & bye\na b c\nd", attributes.Text);
        Assert.Equal("Hello &amp; bye", attributes.FileTextOf("Hello & bye"));
    }

    [Fact]
    public async Task TextInAttributesAloneIsAWarning()
    {
        var converted = await Converted.OfAsync(_converter, "<r><post Body='Hello'/></r>");
        Assert.Contains("XmlOptions.Attributes", Assert.Single(converted.Result.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<r><a>1</r>", "line 1")]
    [InlineData("<r>\n<a>text", "line 2")]
    [InlineData("<!DOCTYPE r [<!ENTITY a 'b'><!ENTITY c '&a;&a;'>]><r>&c;</r>", "'c'")]
    [InlineData("<!DOCTYPE r SYSTEM 'http://example.org/x.dtd'><r>&x;</r>", "'x'")]
    [InlineData("no markup", "not well-formed")]
    public async Task WhatIsNotWellFormedIsAnErrorWithItsPlace(string file, string expected)
    {
        var result = await Converted.ConvertAsync(_converter, Encoding.UTF8.GetBytes(file));
        Assert.Contains("not well-formed", result.Error, StringComparison.Ordinal);
        Assert.Contains(expected, result.Error, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task TheDeclaredEncodingCounts()
    {
        byte[] bytes = [.. "<?xml version='1.0' encoding='ISO-8859-5'?><r>"u8, 0xB0, 0xB1, .. "</r>"u8];
        Assert.Equal("АБ", (await Converted.ConvertAsync(_converter, bytes)).Document!.Text);
    }

    [Fact]
    public async Task DepthCostsNothingAndIsTold()
    {
        var file = string.Concat(Enumerable.Repeat("<a>", 100_000)) + "deep"
            + string.Concat(Enumerable.Repeat("</a>", 100_000));
        var result = await Converted.ConvertAsync(_converter, Encoding.UTF8.GetBytes(file));
        Assert.Equal("deep", result.Document!.Text);
        Assert.Contains("100000 deep", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void OptionsAreInTheVersion()
    {
        Assert.Equal("xml/1", new XmlConverter(new XmlOptions()).Version);
        Assert.NotEqual("xml/1", new XmlConverter(new() { Elements = new HashSet<string> { "p" } }).Version);
    }

    [Theory]
    [InlineData("<r a='{0}'>words</r>", true)]
    [InlineData("<r><!-- {0} -->words</r>", false)]
    [InlineData("<r>words<!-- --> {0}</r>", false)]
    public async Task ATagOfMoreThanAMillionCharactersIsAnError(string form, bool isError)
    {
        var file = string.Format(CultureInfo.InvariantCulture, form, new string('a', 1_000_001));
        var result = await Converted.ConvertAsync(_converter, Encoding.UTF8.GetBytes(file));
        Assert.Equal(isError ? "A tag of the XML is longer than 1,000,000 characters." : null, result.Error);
    }
}
