using Microsoft.Extensions.AI;
using Search.Pipeline;

namespace Search.Indexing.Tests;

/// <summary>What each splitter cuts by.</summary>
public sealed class SplitterTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void PassagesStayWholeBeforeSentencesDo()
    {
        var chunks = new RecursiveSplitter(Words(6)).Split(
            DocumentOf("One two three.\n\nFour five. Six seven eight nine ten.\n\nEleven."), Cancellation);
        Assert.Equal(
            ["One two three.", "Four five.", "Six seven eight nine ten.", "Eleven."],
            chunks.Select(chunk => chunk.Text.Trim()));
    }

    [Fact]
    public void SeparatorsCanBeChosen()
    {
        var chunks = new RecursiveSplitter(Words(2), [";"]).Split(DocumentOf("a b;c d;e f g"), Cancellation);
        Assert.Equal(["a b;", "c d;", "e f ", "g"], chunks.Select(chunk => chunk.Text));
    }

    [Fact]
    public void SizesInUnitsAreRefusedWhereThereAreNone() =>
        Assert.Throws<ArgumentException>(
            () => new RecursiveSplitter(new SplitOptions { Measure = SplitMeasure.Units }));

    [Fact]
    public async Task SectionsBeginAtHeadings()
    {
        var markdown = await Converted.OfAsync(
            new MarkdownConverter(), "Before.\n\n# One\n\nText of one.\n\n## Two\n\nText of two.\n\n# Three\n\nEnd.\n");
        var chunks = new HeadingSplitter(Words(100)).Split(markdown.Document, Cancellation);
        Assert.Equal(["Before.", "One", "Two", "Three"], chunks.Select(chunk => chunk.Text.Split('\n')[0]));
        Assert.Equal(["One", "Two"], chunks[2].Location.HeadingPath);
        var outer = new HeadingSplitter(Words(100), deepest: 1).Split(markdown.Document, Cancellation);
        Assert.Equal(["Before.", "One", "Three"], outer.Select(chunk => chunk.Text.Split('\n')[0]));
    }

    [Fact]
    public void RowsStayWholeAndALongOneIsMarked()
    {
        const string Long = "b | five six seven eight. Nine ten.\n";
        var chunks = new TableSplitter(Words(4)).Split(
            DocumentOf("Some prose here. More of it.\nName | Value\na | 1\n" + Long + "c | 2\n"), Cancellation);
        Assert.Contains(chunks, chunk => chunk.Text == Long && chunk.IsOversized);
        Assert.All(chunks, chunk => Assert.True(chunk.Text == Long || !chunk.IsOversized));
        Assert.All(chunks, chunk => Assert.True(!chunk.Text.Contains('|') || chunk.Text.EndsWith('\n')));
    }

    [Fact]
    public void ChildrenCoverTheirParentAndKnowIt()
    {
        var text = string.Concat(Enumerable.Range(0, 40).Select(i => $"Sentence number {i} is here. "));
        var chunks = new HierarchicalSplitter(Words(1), 50, 20, 10).Split(DocumentOf(text), Cancellation);
        foreach (var parent in chunks)
        {
            var children = chunks.Where(chunk => chunk.ParentId == parent.Id).ToList();
            Assert.True(children.Count == 0 || string.Concat(children.Select(child => child.Text)) == parent.Text);
        }

        Assert.Equal(text, string.Concat(chunks.Where(chunk => chunk.ParentId is null).Select(chunk => chunk.Text)));
        Assert.Equal(3, chunks.Select(chunk => DepthOf(chunk, chunks)).Max() + 1);
        Assert.Throws<ArgumentException>(() => new HierarchicalSplitter(Words(1), 10, 20));
    }

    [Fact]
    public void DefinitionsStayWholeWithTheirComments()
    {
        const string First = "use std::fs;\n\n";
        const string Second = "// Adds one.\n#[inline]\nfn add(x: i32) -> i32 {\n    let y = x;\n\n    y + 1\n}\n\n";
        const string Third = "fn main() {\n    add(1);\n}\n";
        var chunks = new CodeSplitter(Words(20)).Split(DocumentOf(First + Second + Third), Cancellation);
        var definitions = new CodeSplitter(new SplitOptions { Measure = SplitMeasure.Units, Size = 1 })
            .Split(DocumentOf(First + Second + Third), Cancellation);
        Assert.Equal([First, Second, Third], definitions.Select(chunk => chunk.Text));
        Assert.Equal(First + Second + Third, string.Concat(chunks.Select(chunk => chunk.Text)));
    }

    [Fact]
    public async Task TheSubjectDecidesWhereItChanges()
    {
        const string Text =
            "Cats purr. Cats sleep. Cats hunt. Cats play. Trains run. Trains stop. Trains whistle. Trains wait.";
        var splitter = new SemanticSplitter(
            new SubjectGenerator(), Words(100), new SemanticSplitOptions { Neighbours = 1 });
        var chunks = await splitter.SplitAsync(DocumentOf(Text), Cancellation);
        Assert.Equal(
            [
                "Cats purr. Cats sleep. Cats hunt. Cats play. ",
                "Trains run. Trains stop. Trains whistle. Trains wait.",
            ],
            chunks.Select(chunk => chunk.Text));
        Assert.Empty(await splitter.SplitAsync(DocumentOf(""), Cancellation));
        Assert.Single(await splitter.SplitAsync(DocumentOf("One."), Cancellation));
    }

    private static int DepthOf(Chunk chunk, IReadOnlyList<Chunk> chunks) =>
        chunk.ParentId is null ? 0 : 1 + DepthOf(chunks.Single(one => one.Id == chunk.ParentId), chunks);

    private static SplitOptions Words(int size) => new() { Measure = SplitMeasure.Words, Size = size };

    private static Document DocumentOf(string text) => new()
    {
        Id = "doc", Text = text, SourceMap = SourceMap.Identity(text), MediaType = "text/plain",
    };

    /// <summary>Knows two subjects.</summary>
    private sealed class SubjectGenerator : IEmbeddingGenerator<string, Embedding<float>>
    {
        public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
            IEnumerable<string> values, EmbeddingGenerationOptions? options = null,
            CancellationToken cancellationToken = default) =>
            Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(values.Select(value => new Embedding<float>(
                value.Contains("Cat", StringComparison.Ordinal) ? new float[] { 1, 0 } : new float[] { 0, 1 }))));

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
