using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Search.Pipeline;

namespace Search.Indexing.Tests;

public sealed partial class RtfConverterTests
{
    [Theory]
    [InlineData(@"one\par two\line three\tab four", "one\n\ntwo\nthree\tfour")]
    [InlineData(@"caf\'e9 \u8217'\u8212? \{x\}\~\_", "café ’— {x}\u00A0-")]
    [InlineData(@"\uc2\u8364\'80\'80 {\uc0\u8364}x", "€ €x")]
    [InlineData(@"\u-10179?\u-8704?", "😀")]
    [InlineData(@"\u-10179? lone", "\uFFFD lone")]
    [InlineData(@"{\*\unknown gone}{\*\bkmkstart x}kept", "kept")]
    [InlineData(@"a{\field{\*\fldinst HYPERLINK x}{\fldrslt link}}b", "alinkb")]
    [InlineData(@"{\pict\wmetafile8 0102}x\bin3 }}}y", "xy")]
    [InlineData(@"a{\footnote\pard note}\par b", "a\n\nnote\n\nb")]
    [InlineData(@"{\header top}{\footer bottom}x", "x")]
    [InlineData(@"a{\shp{\*\shpinst{\sp{\sn n}{\sv v}}{\shptxt box}}{\shprslt box}}", "abox")]
    [InlineData(@"\pard\ls1 one\par two\par\pard after", "one\ntwo\n\nafter")]
    [InlineData(@"before\par\trowd\pard\intbl a\cell b\cell\row\pard\intbl\cell d\cell\row\pard after",
        "before\n\na | b\n | d\n\nafter")]
    [InlineData("li\r\nne\\'c3", "lineÃ")]
    [InlineData(@"\lquote a\rquote\emdash\bullet b", "‘a’—•b")]
    public async Task ControlWordsBecomeText(string body, string expected)
    {
        Assert.Equal(expected, (await ConvertAsync(@"{\rtf1\ansi " + body + "}")).Text.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData(@"{\rtf1\ansi\ansicpg1251 \'cf\'f0}", "Пр")]
    [InlineData(@"{\rtf1\ansi{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset128 B;}}\f1\'93\'fa\'96{\f0\'e9}\f1\'83A}", "日éア")]
    [InlineData(@"{\rtf1\mac caf\'8e}", "café")]
    public async Task BytesAreReadInTheCodePageOfTheirFont(string file, string expected)
    {
        Assert.Equal(expected, (await ConvertAsync(file)).Text);
    }

    [Fact]
    public async Task HeadingsComeFromOutlineLevelsAndStyles()
    {
        var placed = await ConvertAsync(
            @"{\rtf1{\stylesheet{\s0 Normal;}{\s1\b heading 1;}{\s7\outlinelevel1 Own;}}" +
            @"{\pard\s1 One\par}{\pard\s7 Two\par}{\pard\outlinelevel2 Three\par}{\pard Body\par}}");
        Assert.Equal(["One", "Two", "Three"], placed.Locate("Body").HeadingPath);
        Assert.Equal("One", placed.Document.Title);
    }

    [Fact]
    public async Task PropertiesAreMetadata()
    {
        var document = (await ConvertAsync(
            @"{\rtf1{\info{\title The \u8220?plan\u8221?}{\author A}{\creatim\yr2024\mo3\dy5\hr10}{\nofpages4}}x}")).Document;
        Assert.Equal("The “plan”", document.Title);
        Assert.Equal("A", document.Metadata["author"]);
        Assert.Equal(new DateTimeOffset(2024, 3, 5, 10, 0, 0, TimeSpan.Zero), document.Metadata["created"]);
        Assert.Equal(4L, document.Metadata["page_count"]);
    }

    [Fact]
    public async Task HiddenAndDeletedTextAreLeftOutWithAWarning()
    {
        const string File = @"{\rtf1 a{\v hidden}\v more\v0 b{\deleted gone}}";
        var placed = await ConvertAsync(File);
        Assert.Equal("ab", placed.Text);
        Assert.Equal(2, placed.Warnings.Count);
        var all = await Placed.OfAsync(new RtfConverter(new() { IncludeHiddenText = true }), Encoding.Latin1.GetBytes(File));
        Assert.Equal("ahiddenmoreb", all.Text);
    }

    [Fact]
    public async Task AFileThatIsCutKeepsWhatItHas()
    {
        var placed = await ConvertAsync(@"{\rtf1 first\par sec");
        Assert.Equal("first\n\nsec", placed.Text);
        Assert.Contains("ends in the middle", Assert.Single(placed.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "nested deeper")]
    [InlineData("{\\*\\x ", "nested deeper")]
    [InlineData("\\u-10179?", null)]
    [InlineData("\\'", null)]
    [InlineData("\\bin-1", null)]
    [InlineData("\\cell\\row", null)]
    [InlineData("\\f1\\fcharset128\\'83", null)]
    [InlineData("}", null)]
    public async Task HostileFilesAreAnErrorOrText(string unit, string? error)
    {
        var file = @"{\rtf1{\fonttbl{\f1\fcharset128 x;}}" + string.Concat(Enumerable.Repeat(unit, 100_000));
        var result = await Converted.ConvertAsync(new RtfConverter(), Encoding.Latin1.GetBytes(file));
        if (error is null)
        {
            Assert.Null(result.Error);
        }
        else
        {
            Assert.Contains(error, result.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("ch04-01-what-is-ownership")]
    [InlineData("ch10-02-traits")]
    public async Task EveryRangeOfAChapterLeadsToTheBytesThatSayTheSame(string chapter)
    {
        var path = Path.Combine(SharedFiles.Folder("data", "formats"), chapter + ".rtf");
        var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        var placed = await Placed.OfAsync(new RtfConverter(), bytes);
        var file = Encoding.Latin1.GetString(bytes);
        var random = new Random(chapter.Length);
        for (var i = 0; i < 200; i++)
        {
            var start = random.Next(placed.Text.Length);
            var end = Math.Min(placed.Text.Length, start + 1 + random.Next(80));
            var span = placed.Document.SourceMap.Locate(new TextSpan(start, end)).FileSpan!.Value;
            Assert.Equal(Placed.Squeezed(placed.Text[start..end]), Placed.Squeezed(Plain(file[span.Start..span.End])));
        }

    }

    [Theory]
    [InlineData("ascii")]
    [InlineData("latin")]
    [InlineData("cyrillic")]
    [InlineData("unicode")]
    public async Task TheMapOfProseIsSmallInEveryScript(string script)
    {
        var random = new Random(11);
        string Letter() => script switch
        {
            "cyrillic" => $@"\'{random.Next(0xE0, 0x100):x2}",
            "unicode" => $@"\u{random.Next(0x3B1, 0x3C9)}?",
            _ => ((char)random.Next('a', 'z' + 1)).ToString(),
        };
        string Word(int i) => script == "latin" && i % 5 == 0
            ? @"caf\'e9"
            : string.Concat(Enumerable.Range(0, random.Next(2, 9)).Select(_ => Letter()));
        var paragraphs = Enumerable.Range(0, 50).Select(_ =>
            string.Join(' ', Enumerable.Range(0, 80).Select(Word)) + ".\\par\r\n");
        var placed = await ConvertAsync(@"{\rtf1\ansi\ansicpg1251 " + string.Concat(paragraphs) + "}");
        Assert.True(placed.MapShare() <= 0.15, $"The map takes {placed.MapShare():P1} of the text.");
    }

    // A reading of the chapters' simple RTF that has nothing in common with the converter's.
    private static string Plain(string rtf)
    {
        var text = Instruction().Replace(rtf, "");
        text = UnicodeCharacter().Replace(text, match =>
            ((char)short.Parse(match.Groups["code"].Value, CultureInfo.InvariantCulture)).ToString());
        text = text.Replace(@"\bullet", "•", StringComparison.Ordinal);
        text = Escaped().Replace(text, match => match.Value[1] switch { '{' => "\u0001", '}' => "\u0002", _ => "\u0003" });
        text = ControlWord().Replace(text, "").Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal);
        return text.Replace('\u0001', '{').Replace('\u0002', '}').Replace('\u0003', '\\');
    }

    private static Task<Placed> ConvertAsync(string file) =>
        Placed.OfAsync(new RtfConverter(), Encoding.Latin1.GetBytes(file));

    [GeneratedRegex(@"\{\\\*\\fldinst(\{[^{}]*\}|[^{}])*\}", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Instruction();

    [GeneratedRegex(@"\\u(?<code>-?\d+)[^\\{}]?", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex UnicodeCharacter();

    [GeneratedRegex(@"\\[{}\\]", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Escaped();

    [GeneratedRegex(@"\\[a-z]+-?\d* ?|\\\*", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex ControlWord();
}
