using System.Globalization;
using FsCheck.Xunit;
using Search.Inference;
using Search.Pipeline;

namespace Search.Indexing.Tests;

/// <summary>What every splitter keeps to, with every overlap, over texts that are made to break it.</summary>
public sealed class SplitterContractTests
{
    private static readonly Tokenizer Tokenizer = Tokenizer.Load(RepositoryFiles.Embedder);

    private static readonly string[] Pieces =
    [
        "A sentence. ", "Another one! ", "word ", "\n", "\r\n", "\n\n", "\f", " ", "e\u0301", "\uD83D\uDE00", "\uD83D",
        "\u4F60\u597D\u3002", "unbreakable", new string('x', 70), "\u200D", "\0", "fn main() {\n    x\n}\n", "3.5 ",
        "\U0001F1E9\U0001F1EA", " \u0301", "a | b | c\n", "\u0E2A\u0E27\u0E31\u0E2A\u0E14\u0E35 ",
        "\U0001F469\u200D\U0001F680",
        "\r", ".", ". ", "\u0600", "\t", "\u1112\u1161\u11AB", "\u2029", "# x\n",
    ];

    private static readonly SplitMeasure[] AllMeasures =
        [SplitMeasure.Units, SplitMeasure.Words, SplitMeasure.Characters, SplitMeasure.Tokens(Tokenizer)];

    [Property(MaxTest = 300)]
    public void ChunksAreSlicesInOrderThatLoseNothingAndFit(byte[] choices, byte size, byte overlap)
    {
        var text = string.Concat((choices ?? []).Select(choice => Pieces[choice % Pieces.Length]));
        foreach (var measure in AllMeasures)
        {
            var options = new SplitOptions { Measure = measure, Size = 6 + (size % 40), Overlap = overlap % 3 };
            foreach (var splitter in Splitters(options))
            {
                Check(text, splitter, options);
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\f ")]
    public void ABlankTextHasNoChunks(string text)
    {
        var options = new SplitOptions { Measure = SplitMeasure.Characters };
        Assert.All(Splitters(options), splitter => Assert.Empty(splitter.Split(DocumentOf(text), Cancellation)));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("\uD83D\uDE00")]
    public void OneCharacterIsOneChunk(string text)
    {
        var options = new SplitOptions { Measure = SplitMeasure.Characters };
        Assert.All(Splitters(options), splitter =>
            Assert.Equal(text, Assert.Single(splitter.Split(DocumentOf(text), Cancellation)).Text));
    }

    [Fact]
    public void OptionsChangeTheVersion()
    {
        var small = new SplitOptions { Measure = SplitMeasure.Words, Size = 10 };
        SplitOptions[] others =
        [
            small with { Size = 11 }, small with { Overlap = 1 }, small with { Threshold = 2 },
            small with { Measure = SplitMeasure.Characters }, small with { KeepBlank = true },
        ];
        foreach (var other in others)
        {
            Assert.Empty(Splitters(small).Select(splitter => splitter.Version)
                .Intersect(Splitters(other).Select(splitter => splitter.Version)));
        }
    }

    [Theory]
    [InlineData("x")]
    [InlineData("e\u0301")]
    [InlineData("\u0301")]
    [InlineData(" ")]
    [InlineData("\n")]
    [InlineData(". ")]
    [InlineData("a | b\n")]
    public void ALongUnfriendlyTextTakesLinearTime(string piece)
    {
        var document = DocumentOf(string.Concat(Enumerable.Repeat(piece, 200_000 / piece.Length)));
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var options = new SplitOptions { Measure = SplitMeasure.Characters, Size = 100, Overlap = 10 };
        Assert.All(Splitters(options), splitter => splitter.Split(document, Cancellation));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"{clock.Elapsed}");
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static IEnumerable<TextSplitter> Splitters(SplitOptions options)
    {
        foreach (var unit in Enum.GetValues<TextUnit>())
        {
            yield return new UnitSplitter(unit, options);
        }

        yield return new TableSplitter(options);
        yield return new CodeSplitter(options);
        if (options.Measure != SplitMeasure.Units)
        {
            yield return new RecursiveSplitter(options);
            yield return new HeadingSplitter(options);
            yield return new HierarchicalSplitter(options, options.Size * 3, options.Size);
        }
    }

    private static void Check(string text, TextSplitter splitter, SplitOptions options)
    {
        var document = DocumentOf(text);
        var chunks = splitter.Split(document, Cancellation);
        var boundaries = StringInfo.ParseCombiningCharacters(text).Append(text.Length).ToHashSet();
        var count = options.Measure.NewCounter();
        var (covered, start) = (0, 0);
        // A list may make its chunks when they are asked for.
        Assert.Equal(chunks, chunks);
        Assert.All(Enumerable.Range(0, chunks.Count), index => Assert.Equal(chunks[index], chunks[index]));
        foreach (var chunk in chunks)
        {
            Assert.Equal(chunk.Text, chunk.Span.Of(text));
            Assert.True(chunk.Span.Start >= start, $"{splitter.Version}: chunks are out of order");
            Assert.True(
                chunk.Span.Start <= covered || string.IsNullOrWhiteSpace(text[covered..chunk.Span.Start]),
                $"{splitter.Version}: text is lost before {chunk.Span.Start}");
            Assert.True(
                boundaries.Contains(chunk.Span.Start) && boundaries.Contains(chunk.Span.End),
                $"{splitter.Version}: {chunk.Span} cuts a character");
            Assert.Equal(CodePointCount.Of(text.AsSpan(0, chunk.Span.Start)), chunk.CodePointStart);
            Assert.Equal(document.SourceMap.Locate(chunk.Span).FileSpan, chunk.Location.FileSpan);
            CheckSize(chunk, splitter, options, count);
            (covered, start) = (Math.Max(covered, chunk.Span.End), chunk.Span.Start);
        }

        Assert.True(string.IsNullOrWhiteSpace(text[covered..]), $"{splitter.Version}: the end is lost");
        Assert.Equal(Enumerable.Range(0, chunks.Count), chunks.Select(chunk => chunk.Index));
    }

    private static void CheckSize(
        Chunk chunk, TextSplitter splitter, SplitOptions options, Func<string, TextSpan, int> count)
    {
        if (options.Measure != SplitMeasure.Units && !chunk.IsOversized)
        {
            var most = splitter is HierarchicalSplitter && chunk.ParentId is null ? options.Size * 3 : options.Size;
            Assert.True(
                count(chunk.Text, new TextSpan(0, chunk.Text.Length)) <= most - options.Measure.Reserved,
                $"{splitter.Version}: '{chunk.Text}' is too long");
        }
        else if (chunk.IsOversized && splitter is not TableSplitter)
        {
            Assert.Equal(1, new StringInfo(chunk.Text.Trim()).LengthInTextElements);
        }
    }

    private static Document DocumentOf(string text)
    {
        var map = new SourceMapBuilder(text);
        for (var at = text.IndexOf("# ", StringComparison.Ordinal); at >= 0;
            at = text.IndexOf("# ", at + 1, StringComparison.Ordinal))
        {
            map.AddHeading(at, 1, "x");
        }

        map.Copy(0, text.Length);
        return new Document { Id = "doc", Text = text, SourceMap = map.Build(), MediaType = "text/plain" };
    }
}
