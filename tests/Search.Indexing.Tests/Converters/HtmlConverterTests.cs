using System.Text;
using FsCheck.Xunit;
using Search.Pipeline;

namespace Search.Indexing.Tests;

public sealed class HtmlConverterTests : DocumentConverterContract
{
    private static readonly string[] Pieces =
    [
        "word", "two words", " ", "\n", "\r\n  ", "<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<ul>", "<li>",
        "</ul>", "<table>",
        "<tr>", "<td>", "<th>", "</td>", "</tr>", "</table>", "<pre>", "</pre>", "<h1>", "</h1>", "<h2>", "<br>",
        "<hr/>",
        "&amp;", "&lt", "&notit;", "&#x80;", "&", "<", ">", "<!-- c -->", "<!x>", "<script>", "</script>",
        "<svg>", "<![CDATA[x]]>",
        "</svg>", "<title>", "</title>", "<img alt='a &amp; b'>", "<IMG ALT=x>", "<div hidden>", "<textarea>",
        "</textarea>", "😀", "\u00A0",
    ];

    internal override IDocumentConverter Converter { get; } = new HtmlConverter();

    public override IEnumerable<string> HostileUnits =>
    [
        "<div>", "</div>", "<b>", "<p>", "<ul><li>", "<table><tr><td>", "<!--", "<", "&", "&amp;", "<a b='", "<a b ",
        "<h1>", "<svg>",
        "<svg><![CDATA[", "<b></i>", "<script>", "<template>", "<div hidden>x", "<p><button><div>", "<x-y>",
        "<td>", " \n",
    ];

    [Theory]
    [InlineData("<p>a\n   b\tc</p><P>d", "a b c\n\nd")]
    [InlineData("a <b> b</b> c", "a b c")]
    [InlineData("<b>a </b> b", "a b")]
    [InlineData("<div>a</div>b<div>c<div>d</div></div>", "a\nb\nc\nd")]
    [InlineData("a<br>b<br/><BR >c", "a\nb\n\nc")]
    [InlineData("a<!-- <p>x</p> -->b<?php x ?>c<!x>d", "abcd")]
    [InlineData("&lt;p&gt; &amp;amp; &AMP &eacute;&#233;&#xE9;", "<p> &amp; & ééé")]
    [InlineData("&notit; &nosuch; &# &", "¬it; &nosuch; &# &")]
    [InlineData("&#0;&#x80;&#xD800;&#99999999999;", "\uFFFD€\uFFFD\uFFFD")]
    [InlineData("<a title='x > y' href=\"a>b\">c</a>", "c")]
    [InlineData("<ul><li>a<li>b<ul><li>c</ul></ul>d", "a\nb\nc\n\nd")]
    [InlineData("<table><tr><th>a<th>b<tr><td>c</td><td><p>d</p></td></table>", "a | b\nc | d")]
    [InlineData("<table><tr><td></td><td>b</td></tr></table>", " | b")]
    [InlineData("<table><tr><td>a<table><tr><td>b<td>c</table><td>d</table>e", "a\n\nb | c | d\n\ne")]
    [InlineData("<table><tr><td>a</td></tr>between<tr><td>b</td></tr></table>", "a\nbetween\nb")]
    [InlineData("<pre>\n a\n\n  b &lt;\n</pre>c", " a\n\n  b <\n\nc")]
    [InlineData("<pre>a\r\nb</pre>", "a\r\nb")]
    [InlineData("a<script>if (a < b) '</p>'</script><style>p{}</style><noscript><p>n</p></noscript>b", "ab")]
    [InlineData("<template><p>x</template><iframe><p>y</iframe><datalist><option>z</datalist>a", "a")]
    [InlineData("<div hidden>x<p>y</div>a<p hidden>z<p>b", "a\n\nb")]
    [InlineData("<ul><li hidden>x<ul><li>y</ul><li>a</ul>", "a")]
    [InlineData("<section><div hidden>x</section>a", "a")]
    [InlineData("<p hidden=until-found>a<p style='Color:red; DISPLAY : none'>x<p>b", "a\n\nb")]
    [InlineData("<p>a<p style=visibility:hidden>y<p aria-hidden=true>z<p>b", "a\n\nb")]
    [InlineData("<h1>A<a aria-hidden=true href=#a>#</a></h1>", "A")]
    [InlineData("<svg><title>x</title><text>a <![CDATA[<b> &amp;]]></text></svg><![CDATA[y]]>b", "a <b> &amp;b")]
    [InlineData("<img alt='a  &amp; \"b\"' src=x><img src=y><img hidden alt=c><img ALT=d>", "a & \"b\"d")]
    [InlineData("<textarea> a\n<b></textarea>", " a\n<b>")]
    [InlineData("<xmp><b>&amp;</xmp>", "<b>&amp;")]
    [InlineData("<plaintext><b></plaintext>", "<b></plaintext>")]
    [InlineData("<dl><dt>a<dd>b<dt>c</dl>", "a\nb\nc")]
    [InlineData("a</p>b</br>c</x>d", "a\n\nb\ncd")]
    [InlineData("x < y <3 a<b", "x < y <3 a")]
    [InlineData("<title>T</title><p>a", "a")]
    public async Task TheTextIsWhatIsShown(string file, string text)
    {
        var converted = await Converted.OfAsync(Converter, file);
        Assert.Equal(text, converted.Text);
        converted.CheckMap(seed: 1, spans: 50);
    }

    [Theory]
    [InlineData("<p>a <b>bold</b> word", "a bold", "a <b>bold")]
    [InlineData("x &amp; y", "&", "&amp;")]
    [InlineData("one\n     two", "one two", "one\n     two")]
    [InlineData("a&ampb", "&b", "&ampb")]
    [InlineData("<img title='alt=x' alt=\"some text\">", "some text", "some text")]
    public async Task WordsLeadBackToTheFile(string file, string words, string origin) =>
        Assert.Equal(origin, (await Converted.OfAsync(Converter, file)).FileTextOf(words));

    [Fact]
    public async Task HeadingsAreThePath()
    {
        var converted = await Converted.OfAsync(
            Converter,
            "before<h1 class=x>A <i>a</i>\n</h1>under a<h2>B</h2><p>under b<h3 hidden>X</h3><h1>C<h2>D</h2>under d");
        Assert.Empty(converted.HeadingsOf("before"));
        Assert.Equal(["A a"], converted.HeadingsOf("under a"));
        Assert.Equal(["A a", "B"], converted.HeadingsOf("under b"));
        Assert.Equal(["C", "D"], converted.HeadingsOf("under d"));
        Assert.Equal("A a", converted.Document.Title);
    }

    [Fact]
    public async Task TheHeadIsMetadata()
    {
        const string File =
            "<!doctype html><html lang=de><head><title>\n The &amp; title </title>" +
            "<meta name=Author content='A &eacute;'><meta name=viewport content=x>" +
            "<meta property='article:published_time' content='2024-05-06T07:08:09+02:00'>" +
            "<meta name=date content=yesterday><meta name=last-modified content=never></head><h1>H</h1>";
        var document = (await Converted.OfAsync(Converter, File)).Document;
        Assert.Equal("The & title", document.Title);
        Assert.Equal("H", document.Text);
        Assert.Equal("de", document.Metadata["language"]);
        Assert.Equal("A é", document.Metadata["author"]);
        Assert.Equal(new DateTimeOffset(2024, 5, 6, 7, 8, 9, TimeSpan.FromHours(2)), document.Metadata["published"]);
        Assert.Equal("never", document.Metadata["modified"]);
        Assert.Equal(4, document.Metadata.Count);
    }

    [Theory]
    [InlineData("<meta charset=windows-1251>")]
    [InlineData("<meta http-equiv='Content-Type' content='text/html; charset=windows-1251'>")]
    [InlineData("<?xml version='1.0' encoding='windows-1251'?>")]
    public async Task TheFileMayNameItsEncoding(string declaration)
    {
        var result = await Converted.ConvertAsync(Converter, [.. Encoding.ASCII.GetBytes(declaration), 0xC0, 0xC1]);
        Assert.Equal("АБ", result.Document!.Text);
        Assert.Empty(result.Warnings);
    }

    [Fact]
    public async Task AnUnknownEncodingIsAWarning()
    {
        var result = await Converted.ConvertAsync(Converter, "<meta charset=nonsense>a"u8.ToArray());
        Assert.Equal("a", result.Document!.Text);
        Assert.Contains("nonsense", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Property(MaxTest = 3000)]
    public async Task AnyMixOfTagsIsMapped(byte[] choices)
    {
        var file = string.Concat(choices.Select(choice => Pieces[choice % Pieces.Length]));
        (await Converted.OfAsync(Converter, file)).CheckMap(seed: 1, spans: 20);
    }
}
