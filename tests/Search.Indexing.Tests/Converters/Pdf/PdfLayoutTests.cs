using System.Text;
using Search.Pipeline;

namespace Search.Indexing.Tests;

public sealed class PdfLayoutTests
{
    private static readonly string[] Nouns =
        ["river", "bridge", "council", "harbour", "market", "lantern", "archive", "orchard", "meadow", "tower"];

    private static readonly string[] Verbs = ["crosses", "guards", "feeds", "remembers", "follows", "repairs"];

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public async Task TwoColumnsAreReadOneAfterTheOther(double shift)
    {
        var (left, right) = (Lines(1, 40), Lines(2, 38));
        var content = new StringBuilder();
        content.Append(RawPdf.Line(120, 790, "A heading that stands across both of the columns", 16));
        Add(content, left, 50, 740);
        Add(content, right, 310, 740 - shift);
        var text = await TextOfAsync(RawPdf.Of(content.ToString()));
        Assert.Equal(
            Words("A heading that stands across both of the columns " + string.Join(' ', left.Concat(right))),
            Words(text));
    }

    [Fact]
    public async Task ThreeColumnsAndASidebarAreReadOneAfterTheOther()
    {
        var columns = Enumerable.Range(0, 3).Select(i => Lines(10 + i, 30, words: 4)).ToArray();
        var (body, sidebar) = (Lines(20, 18, words: 9), Lines(21, 12, words: 3));
        var content = new StringBuilder();
        for (var i = 0; i < 3; i++)
        {
            Add(content, columns[i], 40 + (180 * i), 800);
        }

        content.Append(RawPdf.Line(40, 410, "Below the columns there is a line from one margin to the other margin, all wide", 14));
        Add(content, body, 40, 380);
        Add(content, sidebar, 420, 377, pitch: 15);
        var text = await TextOfAsync(RawPdf.Of(content.ToString()));
        var expected = columns.SelectMany(column => column)
            .Append("Below the columns there is a line from one margin to the other margin, all wide")
            .Concat(body).Concat(sidebar);
        Assert.Equal(Words(string.Join(' ', expected)), Words(text));
    }

    [Theory]
    [InlineData("fed 12 cba", "אבג 12 דהו")]
    [InlineData("cba7B.ed", "דה.7Bאבג")]
    [InlineData("LETTERS dc 7 ba IN WORDS", "LETTERS אב 7 גד IN WORDS")]
    [InlineData("WORDS ALONE", "WORDS ALONE")]
    public async Task WhatIsReadFromTheRightIsPutInOrder(string shown, string expected)
    {
        // The small letters of the font are Hebrew.
        var letters = string.Join(' ', Enumerable.Range('\u05D0', 26).Select(letter => $"/uni{letter:X4}"));
        var widths = string.Join(' ', Enumerable.Repeat(600, 91));
        var pdf = new RawPdf();
        pdf.Set(pdf.Font, "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /FirstChar 32 /LastChar 122 "
            + $"/Widths [{widths}] /Encoding << /BaseEncoding /WinAnsiEncoding /Differences [97 {letters}] >> >>");
        pdf.AddPage(RawPdf.Line(72, 700, shown));
        var document = await DocumentOfAsync(pdf.Build());
        Assert.Equal(expected, document.Text);
        var stored = SourceMap.FromBytes(document.SourceMap.ToBytes(document.Text), document.Text);
        for (var start = 0; start < expected.Length; start++)
        {
            var span = new TextSpan(start, start + 1);
            var (made, read) = (document.SourceMap.Locate(span).Boxes, stored.Locate(span).Boxes);
            Assert.Equal(made.Count, read.Count);
            Assert.All(made.Zip(read), pair => Assert.InRange(pair.First.Left - pair.Second.Left, -1, 1));
        }
    }

    [Fact]
    public async Task ATableIsReadRowByRow()
    {
        string[] cells = ["Year", "Ships", "Crew", "1801", "twelve", "240", "1802", "nine", "185", "1803", "seven", "150"];
        var content = new StringBuilder();
        for (var i = 0; i < cells.Length; i++)
        {
            content.Append(RawPdf.Line(80 + (120 * (i % 3)), 700 - (14 * (i / 3)), cells[i]));
        }

        Assert.Equal(cells, Words(await TextOfAsync(RawPdf.Of(content.ToString()))));
    }

    [Fact]
    public async Task LigaturesAreTheirLetters()
    {
        var content = RawPdf.Line(72, 700, "\u0001nding a \u0002oor in the o\u0004ce, o\u0003er a ba\u0005e");
        Assert.Equal("finding a floor in the office, offer a baffle", await TextOfAsync(RawPdf.Of(content)));
    }

    [Fact]
    public async Task WordsCutAtALineEndAreJoined()
    {
        var content = RawPdf.Line(72, 700, "The keeper gave infor-") + RawPdf.Line(72, 686, "mation about a well-")
            + RawPdf.Line(72, 672, "known ship, well-known to all, and an In-") + RawPdf.Line(72, 658, "Between.");
        var pdf = RawPdf.Of(content);
        Assert.Equal(
            "The keeper gave information about a well-known ship, well-known to all, and an In-\nBetween.",
            await TextOfAsync(pdf));
        var kept = await TextOfAsync(pdf, new PdfOptions { JoinHyphenatedWords = false });
        Assert.StartsWith("The keeper gave infor-\nmation", kept, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ParagraphsHeadingsAndMetadataAreFound()
    {
        var pdf = new RawPdf();
        pdf.AddPage(
            RawPdf.Line(72, 780, "The harbour", 20) + RawPdf.Line(72, 745, "The first paragraph has two lines of text,")
            + RawPdf.Line(72, 731, "and this is the second.") + RawPdf.Line(72, 703, "Another paragraph begins here.")
            + RawPdf.Line(72, 670, "The mole", 14) + RawPdf.Line(72, 650, "It was built of stone in nine years."));
        pdf.Trailer = $"/Info {pdf.Add("<< /Title (A town) /Author (Mara Lind) /CreationDate (D:20240229120000+01'00') >>")} 0 R";
        var document = await DocumentOfAsync(pdf.Build());
        Assert.Equal(
            "The harbour\n\nThe first paragraph has two lines of text,\nand this is the second.\n\nAnother paragraph "
            + "begins here.\n\nThe mole\n\nIt was built of stone in nine years.",
            document.Text);
        var place = document.SourceMap.Locate(SpanOf(document, "stone"));
        Assert.Equal(["The harbour", "The mole"], place.HeadingPath);
        Assert.Equal("A town", document.Title);
        Assert.Equal("Mara Lind", document.Metadata["author"]);
        Assert.Equal("en-GB", document.Metadata["language"]);
        Assert.Equal(1L, document.Metadata["page_count"]);
        Assert.Equal(
            new DateTimeOffset(2024, 2, 29, 12, 0, 0, TimeSpan.FromHours(1)), document.Metadata["created"]);
    }

    [Fact]
    public async Task TheOutlineGivesTheHeadings()
    {
        var pdf = new RawPdf();
        pdf.AddPage(RawPdf.Line(72, 780, "Chapter one") + RawPdf.Line(72, 740, "Some words of prose."));
        pdf.AddPage(RawPdf.Line(72, 780, "Chapter two") + RawPdf.Line(72, 740, "More words of prose."));
        var outline = pdf.Add("");
        var second = pdf.Add($"<< /Title (Chapter two) /Parent {outline} 0 R /Dest [{pdf.PageObjects[1]} 0 R /Fit] >>");
        var first = pdf.Add(
            $"<< /Title (Chapter one) /Parent {outline} 0 R /Next {second} 0 R /Dest [{pdf.PageObjects[0]} 0 R /Fit] >>");
        pdf.Set(outline, $"<< /Type /Outlines /First {first} 0 R /Last {second} 0 R /Count 2 >>");
        pdf.Set(pdf.Catalog, $"<< /Type /Catalog /Pages {pdf.Pages} 0 R /Outlines {outline} 0 R >>");
        var document = await DocumentOfAsync(pdf.Build());
        Assert.Equal(["Chapter one"], document.SourceMap.Locate(SpanOf(document, "Some")).HeadingPath);
        Assert.Equal(["Chapter two"], document.SourceMap.Locate(SpanOf(document, "More")).HeadingPath);
    }

    [Fact]
    public async Task HeadersAndFootersStayOnceAndPageNumbersGo()
    {
        var pages = Enumerable.Range(1, 6).Select(page =>
            RawPdf.Line(72, 810, $"The history of the town, part {page}") + RawPdf.Line(72, 700, $"Page body {Nouns[page]}.")
            + RawPdf.Line(290, 30, $"- {page + 8} -")).ToArray();
        var result = await ConvertAsync(RawPdf.Of(pages));
        var text = result.Document!.Text;
        Assert.Equal(1, Words(text).Count(word => word == "history"));
        Assert.DoesNotContain("9", text, StringComparison.Ordinal);
        Assert.Equal(6, Words(text).Count(word => word == "body"));
        Assert.Contains("The history of the town", Assert.Single(result.Warnings), StringComparison.Ordinal);

        var all = await TextOfAsync(RawPdf.Of(pages), new PdfOptions { KeepRepeatedLines = true });
        Assert.Equal(6, Words(all).Count(word => word == "history"));
        Assert.Contains("- 14 -", all, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 100, 100)]
    [InlineData(90, 742, 100)]
    [InlineData(180, 495, 742)]
    [InlineData(270, 100, 495)]
    public async Task BoxesAreThoseOfThePageAsDisplayed(int rotation, float x, float y)
    {
        var pdf = new RawPdf();
        pdf.AddPage(RawPdf.Line(100, 742, "Anchor rope", 12), $"/Rotate {rotation}");
        var document = await DocumentOfAsync(pdf.Build());
        Assert.Equal("Anchor rope", document.Text);
        var box = document.SourceMap.Locate(new TextSpan(0, 6)).Boxes[0];
        Assert.Equal(1, box.Page);
        var (width, height) = rotation % 180 == 0 ? (595, 842) : (842, 595);
        Assert.InRange(box.Left, 0, width - box.Width);
        Assert.InRange(box.Top, 0, height - box.Height);
        Assert.Equal(rotation % 180 == 0, box.Width > box.Height);

        // Where the base line of the first letter begins.
        var (left, top) = rotation switch
        {
            90 => (box.Left, box.Top),
            180 => (box.Right, box.Top),
            270 => (box.Right, box.Bottom),
            _ => (box.Left, box.Bottom),
        };
        Assert.Equal(x, left, 4f);
        Assert.Equal(y, top, 4f);
    }

    [Fact]
    public async Task TextInAnotherDirectionFollowsInItsOwnOrder()
    {
        var content = RawPdf.Line(72, 700, "Level text stands first.")
            + "BT /F1 10 Tf 0 1 -1 0 40 200 Tm (Upright text along) Tj ET\n"
            + "BT /F1 10 Tf 0 1 -1 0 54 200 Tm (the margin follows.) Tj ET\n";
        Assert.Equal(
            "Level text stands first.\n\nUpright text along\nthe margin follows.",
            await TextOfAsync(RawPdf.Of(content)));
    }

    [Fact]
    public async Task TextThatIsNotShownIsLeftOutWithAWarning()
    {
        var pdf = RawPdf.Of(
            RawPdf.Line(72, 700, "Seen by all.") + "3 Tr\n" + RawPdf.Line(72, 680, "Seen by nobody."));
        var result = await ConvertAsync(pdf);
        Assert.Equal("Seen by all.", result.Document!.Text);
        Assert.Equal("Page 1 has text that it does not show; it was left out.", Assert.Single(result.Warnings));
        var kept = await TextOfAsync(pdf, new PdfOptions { HiddenText = PdfHiddenText.Keep });
        Assert.Contains("nobody", kept, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AScannedPageIsAWarningOrReadByTheRecognizer()
    {
        var pdf = ScannedPdf.Of();
        var result = await ConvertAsync(pdf);
        Assert.Equal("Page 2 has no text layer.", Assert.Single(result.Warnings));
        var recognizer = new ScannedPdf.Recognizer(_ => "Read by eye.\n\nAnd again.");
        var read = await ConvertAsync(pdf, new PdfOptions { TextRecognizer = recognizer });
        Assert.Empty(read.Warnings);
        Assert.Equal("First page.\n\nRead by eye.\n\nAnd again.", read.Document!.Text);
        Assert.Equal(2, read.Document.SourceMap.Locate(SpanOf(read.Document, "again")).FirstPage);
        Assert.Equal("image/jpeg", Assert.Single(Assert.Single(recognizer.Pages).Images).MediaType);
    }

    [Fact]
    public async Task AnEncryptedFileNeedsItsPassword()
    {
        var pdf = EncryptedPdf.Of("open sesame", RawPdf.Line(72, 700, "A secret."));
        Assert.Contains("needs a password", (await ConvertAsync(pdf)).Error, StringComparison.Ordinal);
        var wrong = await ConvertAsync(pdf, new PdfOptions { Passwords = ["sesame"] });
        Assert.Contains("none of the passwords", wrong.Error, StringComparison.Ordinal);
        Assert.Equal("A secret.", await TextOfAsync(pdf, new PdfOptions { Passwords = ["sesame", "open sesame"] }));
        Assert.Equal("Open.", await TextOfAsync(EncryptedPdf.Of("", RawPdf.Line(72, 700, "Open."))));
    }

    private static string[] Lines(int seed, int lines, int words = 6)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, lines).Select(line => string.Join(' ', Enumerable.Range(0, words)
            .Select(i => i % 2 == 0 ? $"{Nouns[random.Next(Nouns.Length)]}" : Verbs[random.Next(Verbs.Length)])))];
    }

    private static void Add(StringBuilder content, string[] lines, double x, double y, double pitch = 12)
    {
        foreach (var line in lines)
        {
            content.Append(RawPdf.Line(x, y, line, 8));
            y -= pitch;
        }
    }

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static TextSpan SpanOf(Document document, string words)
    {
        var start = document.Text.IndexOf(words, StringComparison.Ordinal);
        return new TextSpan(start, start + words.Length);
    }

    private static Task<ConversionResult> ConvertAsync(byte[] pdf, PdfOptions? options = null) =>
        Converted.ConvertAsync(
            new PdfConverter((options ?? PdfOptions.Default) with { Worker = new() { RunsInThisProcess = true } }), pdf);

    private static async Task<Document> DocumentOfAsync(byte[] pdf, PdfOptions? options = null)
    {
        var result = await ConvertAsync(pdf, options);
        Assert.Null(result.Error);
        return result.Document!;
    }

    private static async Task<string> TextOfAsync(byte[] pdf, PdfOptions? options = null) =>
        (await DocumentOfAsync(pdf, options)).Text;
}
