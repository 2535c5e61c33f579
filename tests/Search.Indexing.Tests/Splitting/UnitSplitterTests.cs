using Search.Pipeline;

namespace Search.Indexing.Tests;

public sealed class UnitSplitterTests
{
    // Two spaces, two line feeds, a form feed, a line feed.
    private const string Reference = "Alpha beta  gamma.\n\nDelta epsilon\fzeta eta theta. Iota\nkappa.";

    [Theory]
    [InlineData(TextUnit.Word, 3, 0, 0, 12, 43)]
    [InlineData(TextUnit.Word, 4, 2, 0, 11, 26)]
    [InlineData(TextUnit.Passage, 1, 0, 0, 20)]
    [InlineData(TextUnit.Page, 1, 0, 0, 34)]
    [InlineData(TextUnit.Period, 1, 0, 0, 18, 49)]
    [InlineData(TextUnit.Line, 1, 0, 0, 19, 20, 55)]
    [InlineData(TextUnit.Sentence, 1, 0, 0, 20, 34, 50)]
    public void ChunksBeginWhereTheReferenceBeginsThem(TextUnit unit, int size, int overlap, params int[] starts)
    {
        var options = new SplitOptions
        {
            Measure = SplitMeasure.Units, Size = size, Overlap = overlap, KeepBlank = true,
        };
        var chunks = new UnitSplitter(unit, options).Split(PagedDocument(), TestContext.Current.CancellationToken);
        Assert.Equal(starts, chunks.Select(chunk => chunk.Span.Start));
    }

    [Fact]
    public void PagesComeWithTheChunks()
    {
        var chunks = Split(PagedDocument(), TextUnit.Word, new SplitOptions { Measure = SplitMeasure.Units, Size = 3 });
        Assert.Equal([1, 1, 2], chunks.Select(chunk => chunk.Location.FirstPage));
        Assert.Equal([1, 2, 2], chunks.Select(chunk => chunk.Location.LastPage));
    }

    [Fact]
    public void ASmallRestJoinsTheChunkBefore()
    {
        var options = new SplitOptions { Measure = SplitMeasure.Units, Size = 2, Threshold = 2 };
        var chunks = Split(DocumentOf("One. Two. Three."), TextUnit.Sentence, options);
        Assert.Equal("One. Two. Three.", Assert.Single(chunks).Text);
        Assert.True(chunks[0].IsOversized);
    }

    [Fact]
    public void SentencesStayWholeWhenWordsAreCounted()
    {
        var options = new SplitOptions { Measure = SplitMeasure.Words, Size = 7, Overlap = 3 };
        var chunks = Split(
            DocumentOf("The cat sat. The dog ran. The bird flew away today."), TextUnit.Sentence, options);
        Assert.Equal(
            ["The cat sat. The dog ran. ", "The bird flew away today."], chunks.Select(chunk => chunk.Text));
    }

    [Fact]
    public void AnOverlapRepeatsWholeSentences()
    {
        var options = new SplitOptions { Measure = SplitMeasure.Words, Size = 6, Overlap = 3 };
        var chunks = Split(DocumentOf("The cat sat. The dog ran. The bird flew."), TextUnit.Sentence, options);
        Assert.Equal(
            ["The cat sat. The dog ran. ", "The dog ran. The bird flew."], chunks.Select(chunk => chunk.Text));
    }

    [Fact]
    public void APageThatTheConverterMarkedIsAPage()
    {
        var map = new SourceMapBuilder();
        map.AddPage(1);
        map.Advance(5);
        map.AddPage(2);
        map.Advance(5);
        var document = new Document
        {
            Id = "doc", Text = "First next", SourceMap = map.Build(), MediaType = "application/pdf",
        };
        var chunks = Split(document, TextUnit.Page, new SplitOptions { Measure = SplitMeasure.Units, Size = 1 });
        Assert.Equal(["First", " next"], chunks.Select(chunk => chunk.Text));
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(4, 4, 0)]
    [InlineData(4, 0, 5)]
    public void ASizeOutOfRangeIsRefused(int size, int overlap, int threshold)
    {
        var options = new SplitOptions
        {
            Measure = SplitMeasure.Units, Size = size, Overlap = overlap, Threshold = threshold,
        };
        Assert.Throws<ArgumentOutOfRangeException>(() => new UnitSplitter(TextUnit.Word, options));
    }

    private static IReadOnlyList<Chunk> Split(Document document, TextUnit unit, SplitOptions options) =>
        new UnitSplitter(unit, options).Split(document, TestContext.Current.CancellationToken);

    private static Document DocumentOf(string text) => new()
    {
        Id = "doc", Text = text, SourceMap = SourceMap.Identity(text), MediaType = "text/plain",
    };

    private static Document PagedDocument()
    {
        var map = new SourceMapBuilder(Reference);
        map.AddPage(1);
        map.Copy(0, 34);
        map.AddPage(2);
        map.Copy(34, Reference.Length - 34);
        return DocumentOf(Reference) with { SourceMap = map.Build() };
    }
}
