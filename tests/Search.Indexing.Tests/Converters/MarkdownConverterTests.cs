using FsCheck.Xunit;
using Search.Pipeline;

namespace Search.Indexing.Tests;

public sealed class MarkdownConverterTests : DocumentConverterContract
{
    private static readonly string[] Pieces =
    [
        "word", "two words", " ", "\n", "\n\n", "\r\n", "*", "**", "_", "`", "``", "[", "](", "](u)", ")", "![", "> ",
        "- ", "1. ",
        "# ", "    ", "\t", "| ", "|---|\n", "&amp;", "&#65;", "\\", "\\*", "<b>", "</b>", "<div>\n", "<!-- c -->",
        "<br>", "~~",
        "[^1]", "[^1]: ", "```\n", "===\n", "---\n", ": ", "- [x] ", "<http://a.b>", "😀", "<script>",
        "</script>", "<img alt='x y'>",
    ];

    internal override IDocumentConverter Converter { get; } = new MarkdownConverter();

    public override IEnumerable<string> HostileUnits =>
        [">", "[", "*", "*a ", "[a](", "![", "<?", "<!A ", "a<![CDATA[", "- ", "    - a\n", "`x``y", "a|",
         "a\n===\n", "[r]: x\n", "<div>"];

    [Theory]
    [InlineData("# One *two*\n\ntext", "One two\n\ntext")]
    [InlineData("Setext\ntitle\n===\ntext", "Setext\ntitle\n\ntext")]
    [InlineData("soft\nbreak", "soft\nbreak")]
    [InlineData("soft\r\nbreak\r\n\r\nnext", "soft\r\nbreak\r\n\r\nnext")]
    [InlineData("hard  \nbreak\\\nagain<br>b", "hard\nbreak\nagain\nb")]
    [InlineData("a **b** _c_ ~~d~~ `e f` ``g`h``", "a b c d e f g`h")]
    [InlineData("`code\nbreak`", "code\nbreak")]
    [InlineData("[link](u \"t\") [ref][r] <http://x.y> ![alt *x*](p.png)\n\n[r]: u", "link ref http://x.y alt x")]
    [InlineData("[not a link] and [open *star", "[not a link] and [open *star")]
    [InlineData(@"\*a\* &amp; &copy; &nosuch; 5 < 6", "*a* & © &nosuch; 5 < 6")]
    [InlineData("- a\n- b\n  - c\n\n  d", "a\n\nb\n\nc\n\nd")]
    [InlineData("- a\n- b\n  - c", "a\nb\nc")]
    [InlineData("7. a\n8) b", "7. a\n\n8) b")]
    [InlineData("- [ ] open\n- [x] done", "[ ] open\n[x] done")]
    [InlineData("> a\n> b\n>\n> > c", "a\nb\n\nc")]
    [InlineData("a\n\n```cs\n  x;\n\n\ny;\n```\nb", "a\n\n  x;\n\n\ny;\n\nb")]
    [InlineData("> ```\n> x\n> y\n> ```", "x\ny")]
    [InlineData("    indented\n\tcode", "indented\ncode")]
    [InlineData("|a|b|\n|-|-|\n|`c`| d |\n||e|", "a | b\nc | d\n | e")]
    [InlineData("A[^n] b.\n\n[^n]: Note\n\nC\n\n[^u]: Unused", "A b.\n\nNote\n\nC\n\nUnused")]
    [InlineData("Term\n: Meaning", "Term\nMeaning")]
    [InlineData("a\n\n***\n\nb", "a\n\nb")]
    [InlineData("<div>\n<b>x</b> &lt;\n</div>\n\ny <i>z</i> <!-- c --> w", "x <\n\ny z  w")]
    [InlineData("a <script>var x;</script> b\n\n<style>\np{}\n</style>", "a  b")]
    [InlineData("> <div>\n> a <b>c</b>\n> </div>", "a c")]
    [InlineData("<h1>Title</h1>\n\n<img alt='a &amp; b'> c", "Title\n\na & b c")]
    [InlineData("---\ntitle: T\n---\ntext", "text")]
    [InlineData("a <!-- c -->", "a ")]
    [InlineData("a<!", "a<!")]
    [InlineData("{{#include ../a.rs}}", "{{#include ../a.rs}}")]
    public async Task MarkupGoesAndTextStays(string file, string text)
    {
        var converted = await Converted.OfAsync(Converter, file);
        Assert.Equal(text, converted.Text);
        converted.CheckMap(seed: 1, spans: 50);
    }

    [Theory]
    [InlineData("a **bold** word", "bold", "bold")]
    [InlineData("a **bold** word", "a bold", "a **bold")]
    [InlineData("x &amp; y", "&", "&amp;")]
    [InlineData("> one\n> two", "one\ntwo", "one\n> two")]
    [InlineData(@"1\*2", "1*2", @"1\*2")]
    [InlineData("| a | b |\n|---|---|\n| c | d |", "b\nc", "b |\n|---|---|\n| c")]
    public async Task WordsLeadBackToTheFile(string file, string words, string origin)
    {
        var converted = await Converted.OfAsync(Converter, file);
        Assert.Equal(origin, converted.FileTextOf(words));
    }

    [Fact]
    public async Task ProseIsOneRunThatIsTheFile()
    {
        const string Prose = "First paragraph,\ntwo lines.\n\nSecond ";
        var converted = await Converted.OfAsync(Converter, Prose + "*one*.\n\nThird.");
        Assert.Equal(Prose, converted.FileTextOf(Prose));
    }

    [Fact]
    public async Task HeadingsAreThePathAndTextBeforeThemIsKept()
    {
        var converted = await Converted.OfAsync(
            Converter,
            "before\n\n# A `x`\n\nunder a\n\nB *b*\n---\n\nunder b\n\n# C\n\nunder c\n\n<h2>D</h2>\n\nunder d");
        Assert.Empty(converted.HeadingsOf("before"));
        Assert.Equal(["A x"], converted.HeadingsOf("under a"));
        Assert.Equal(["A x", "B b"], converted.HeadingsOf("under b"));
        Assert.Equal(["C"], converted.HeadingsOf("under c"));
        Assert.Equal(["C", "D"], converted.HeadingsOf("under d"));
        Assert.Equal("A x", converted.Document.Title);
    }

    [Fact]
    public async Task FrontMatterBecomesTypedMetadata()
    {
        const string File =
            "---\ntitle: \"The title\"\ntags: [a, 'b']\nn: 3\nx: 1.5\nyes: true\nnone: ~\nday: 2024-05-06\n" +
            "version: '1.0'\nauthor:\n  name: Me\n---\n# Heading";
        var document = (await Converted.OfAsync(Converter, File)).Document;
        Assert.Equal("The title", document.Title);
        Assert.Equal(["a", "b"], Assert.IsType<object?[]>(document.Metadata["tags"]));
        Assert.Equal(3L, document.Metadata["n"]);
        Assert.Equal(1.5, document.Metadata["x"]);
        Assert.Equal(true, document.Metadata["yes"]);
        Assert.Null(document.Metadata["none"]);
        Assert.Equal(new DateTimeOffset(2024, 5, 6, 0, 0, 0, TimeSpan.Zero), document.Metadata["day"]);
        Assert.Equal("1.0", document.Metadata["version"]);
        Assert.Equal("Me", Assert.IsType<DocumentMetadata>(document.Metadata["author"])["name"]);
    }

    [Theory]
    [InlineData("a: [1, 2")]
    [InlineData("- a\n- b")]
    [InlineData("a: &x [1]\nb: *x")]
    [InlineData("a: [[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]")]
    [InlineData("? [a]\n: b")]
    public async Task FrontMatterThatIsMalformedOrHostileIsAWarning(string yaml)
    {
        var converted = await Converted.OfAsync(Converter, $"---\n{yaml}\n---\ntext");
        Assert.Equal("text", converted.Text);
        Assert.Empty(converted.Document.Metadata);
        Assert.Contains("front matter was ignored", Assert.Single(converted.Result.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("---\n---\ntext")]
    [InlineData("---\n# only a comment\n---\ntext")]
    public async Task EmptyFrontMatterIsNoProblem(string file)
    {
        var converted = await Converted.OfAsync(Converter, file);
        Assert.Empty(converted.Result.Warnings);
        Assert.Empty(converted.Document.Metadata);
    }

    [Fact]
    public async Task WhatIsNestedTooDeeplyIsKeptAsPlainText()
    {
        var file = new string('>', 300) + " deep";
        var converted = await Converted.OfAsync(Converter, file);
        Assert.Equal(file, converted.Text);
        Assert.Contains("nested too deeply", Assert.Single(converted.Result.Warnings), StringComparison.Ordinal);

        var limited = await Converted.ConvertAsync(Converter, "> > > a"u8.ToArray(), new() { MaxDepth = 2 });
        Assert.Equal("> > > a", limited.Document!.Text);
    }

    [Fact]
    public async Task ATableThatTheParserTearsApartIsKeptAsLines()
    {
        var converted = await Converted.OfAsync(Converter, "word| \\\nword```\n|---|\n");
        Assert.Equal("word| \nword```\n|---|", converted.Text);
        Assert.Contains("tables", Assert.Single(converted.Result.Warnings), StringComparison.Ordinal);
    }

    [Property(MaxTest = 3000)]
    public async Task AnyMixOfMarkupIsMapped(byte[] choices)
    {
        var file = string.Concat(choices.Select(choice => Pieces[choice % Pieces.Length]));
        (await Converted.OfAsync(Converter, file)).CheckMap(seed: 1, spans: 20);
    }
}
