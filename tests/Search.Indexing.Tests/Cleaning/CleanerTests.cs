using System.Text;
using System.Text.RegularExpressions;
using FsCheck.Xunit;
using Search.Pipeline;

namespace Search.Indexing.Tests;

public sealed class CleanerTests
{
    private static readonly IDocumentCleaner[] All =
    [
        new WhiteSpaceCleaner(), new EmptyLineCleaner(), new HyphenCleaner(), new LigatureCleaner(),
        new UnicodeCleaner(NormalizationForm.FormKC), new UnicodeCleaner(NormalizationForm.FormD),
        new RepeatedLineCleaner(), new PageNumberCleaner(), new PatternCleaner("[0-9]+"),
    ];

    private static readonly string[] Pieces =
    [
        "word ", "another", "  ", "\n", "\r\n", "\n\n\n", "\f", "\t", "hyphen-\nated ", "well-known ", "o\uFB03ce ",
        "cafe\u0301 ", "caf\u00E9 ", "\u1100\u1161\u11A8", "\uD83D\uDE00", "\uD83D", "Header line\n", "Page 7\n",
        "12\n", "so\u00ADft ",
        "\u00A0", "\u3000", "\u0301", "x", "Footer 3 of 9\f", "\uFF21",
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("a  b \t c", "a b c")]
    [InlineData("a  \n   b\t\n", "a\n   b\n")]
    [InlineData("a\u00A0\u00A0b", "a b")]
    public void WhiteSpaceIsMadeOneSpace(string text, string expected) =>
        Assert.Equal(expected, Clean(new WhiteSpaceCleaner(), text));

    [Theory]
    [InlineData("\n\na\n\n\n\nb\n \n\t\nc\n\n", "a\n\nb\n \nc\n")]
    [InlineData("a\r\n\r\n\r\nb", "a\r\n\r\nb")]
    public void OneEmptyLineStays(string text, string expected) =>
        Assert.Equal(expected, Clean(new EmptyLineCleaner(), text));

    [Theory]
    [InlineData("an exam-\nple of it", "an example of it")]
    [InlineData("a well-\nknown and well-known fact", "a well-known and well-known fact")]
    [InlineData("Baden-\nBaden", "Baden-\nBaden")]
    [InlineData("so\u00ADft exam\u00AD\r\n  ple", "soft example")]
    [InlineData("a list:\n- one", "a list:\n- one")]
    public void HyphensAtLineEndsGo(string text, string expected) =>
        Assert.Equal(expected, Clean(new HyphenCleaner(), text));

    [Fact]
    public void LigaturesAreLetters() =>
        Assert.Equal("office first", Clean(new LigatureCleaner(), "o\uFB03ce \uFB01rst"));

    [Theory]
    [InlineData(NormalizationForm.FormC, "cafe\u0301", "caf\u00E9")]
    [InlineData(NormalizationForm.FormD, "caf\u00E9", "cafe\u0301")]
    [InlineData(NormalizationForm.FormC, "\u1100\u1161\u11A8", "\uAC01")]
    [InlineData(NormalizationForm.FormKC, "\uFF21\uFB01", "Afi")]
    [InlineData(NormalizationForm.FormC, "q\u0307\u0323", "q\u0323\u0307")]
    public void TextIsBroughtIntoNormalForm(NormalizationForm form, string text, string expected) =>
        Assert.Equal(expected, Clean(new UnicodeCleaner(form), text));

    [Fact]
    public void HeadersAndFootersGo()
    {
        var pages = Enumerable.Range(1, 5)
            .Select(i => $"The Report, Chapter {i}\n\nText {(char)('a' + i)} of it.\n\nLtd. {i}\n");
        var cleaned = Clean(new RepeatedLineCleaner(), string.Join('\f', pages));
        Assert.DoesNotContain("Report", cleaned, StringComparison.Ordinal);
        Assert.DoesNotContain("Ltd", cleaned, StringComparison.Ordinal);
        Assert.Equal(5, cleaned.Split("Text").Length - 1);
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("- {0} -")]
    [InlineData("Page {0} of 9")]
    public void PageNumbersGo(string shape)
    {
        var pages = Enumerable.Range(1, 4)
            .Select(i => $"There are {i} cats.\n{string.Format(null, shape, i)}\n");
        var cleaned = Clean(new PageNumberCleaner(), string.Join('\f', pages));
        Assert.Equal("There are 1 cats.\n\fThere are 2 cats.\n\fThere are 3 cats.\n\fThere are 4 cats.\n", cleaned);
    }

    [Fact]
    public void ALonelyNumberStays()
    {
        const string Text = "The answer is\n42\f\nMore text.\f\nAnd more.";
        Assert.Equal(Text, Clean(new PageNumberCleaner(), Text));
    }

    [Fact]
    public void PatternsAreReplacedWithTheirGroups() =>
        Assert.Equal("b-a", Clean(new PatternCleaner("(a)(b)", "$2-$1"), "ab"));

    [Fact]
    public void ABackReferenceIsRefusedWhereTimeIsBounded() =>
        Assert.Throws<NotSupportedException>(
            () => new PatternCleaner("(a)\\1", options: RegexOptions.NonBacktracking));

    [Fact]
    public void APatternThatTakesTooLongIsStopped() =>
        Assert.Throws<RegexMatchTimeoutException>(() => Clean(
            new PatternCleaner("(a+)+$", timeout: TimeSpan.FromMilliseconds(50)), new string('a', 40) + "b"));

    [Fact]
    public void NothingToDoIsTheSameDocument()
    {
        var document = DocumentOf("Plain text.\n\nOf two paragraphs.");
        Assert.All(All, cleaner => Assert.Same(document, cleaner.Clean(document, Cancellation)));
    }

    [Fact]
    public void PagesAndHeadingsStayWithTheirText()
    {
        var builder = new SourceMapBuilder("Head\nOne  two\nHead\nThree");
        builder.AddPage(1);
        builder.Copy(0, 14);
        builder.AddPage(2);
        builder.AddHeading(19, 1, "Three");
        builder.Copy(14, 10);
        var document = DocumentOf("Head\nOne  two\nHead\nThree") with { SourceMap = builder.Build() };
        var cleaned = new PatternCleaner("Head\n").Clean(document, Cancellation);
        Assert.Equal("One  two\nThree", cleaned.Text);
        var location = cleaned.SourceMap.Locate(new TextSpan(9, 14));
        Assert.Equal(2, location.FirstPage);
        Assert.Equal(["Three"], location.HeadingPath);
        Assert.Equal(new TextSpan(19, 24), location.FileSpan);
    }

    /// <summary>Every word of the cleaned text leads to the same word of the original.</summary>
    [Property(MaxTest = 500)]
    public void KeptWordsLeadToThemselves(byte[] choices)
    {
        var text = string.Concat((choices ?? []).Select(choice => Pieces[choice % Pieces.Length]));
        foreach (var cleaner in All)
        {
            var original = DocumentOf(text);
            var cleaned = cleaner.Clean(original, Cancellation);
            Assert.Equal(cleaned.Text.Length, cleaned.SourceMap.TextLength);
            foreach (Match word in Regex.Matches(cleaned.Text, "[a-zA-Z]+", RegexOptions.NonBacktracking))
            {
                var span = new TextSpan(word.Index, word.Index + word.Length);
                var place = cleaned.SourceMap.Locate(span).FileSpan!.Value;
                Assert.Equal(word.Value, Plain(place.Of(text), cleaner));
            }
        }
    }

    [Fact]
    public void ALongUnfriendlyTextTakesLinearTime()
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        foreach (var piece in (string[])["a-\n", "\u0301", " ", "\n", "1\n\f", "a-a-"])
        {
            var document = DocumentOf(string.Concat(Enumerable.Repeat(piece, 60_000 / piece.Length)));
            Assert.All(All, cleaner => cleaner.Clean(document, Cancellation));
        }

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"{clock.Elapsed}");
    }

    /// <summary>What a cleaner makes of the letters of a word, by other means than the cleaner.</summary>
    private static string Plain(string original, IDocumentCleaner cleaner)
    {
        if (cleaner is HyphenCleaner)
        {
            return Regex.Replace(original, "-\r?\n|\u00AD(?:\r?\n)?", "", RegexOptions.NonBacktracking);
        }

        if (cleaner is PatternCleaner)
        {
            return Regex.Replace(original, "[0-9]+", "", RegexOptions.NonBacktracking);
        }

        return original.Replace("\uFB03", "ffi", StringComparison.Ordinal)
            .Replace("\u00E9", "e", StringComparison.Ordinal).Replace("\uFF21", "A", StringComparison.Ordinal);
    }

    private static string Clean(IDocumentCleaner cleaner, string text)
    {
        var document = DocumentOf(text);
        var cleaned = cleaner.Clean(document, Cancellation);
        Assert.Equal(cleaned.Text.Length, cleaned.SourceMap.TextLength);
        return cleaned.Text;
    }

    private static Document DocumentOf(string text) => new()
    {
        Id = "doc", Text = text, SourceMap = SourceMap.Identity(text), MediaType = "text/plain",
    };
}
