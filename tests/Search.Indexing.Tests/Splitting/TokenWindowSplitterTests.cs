using FsCheck.Xunit;
using Search.Inference;
using Search.Pipeline;

namespace Search.Indexing.Tests;

public sealed class TokenWindowSplitterTests
{
    private static readonly Tokenizer Tokenizer = Tokenizer.Load(RepositoryFiles.Embedder);

    private static readonly string[] Pieces =
    [
        "A sentence. ", "Another one! ", "word ", "\n", "\r\n", "\n\n", "\f", " ", "e\u0301", "\uD83D\uDE00", "\uD83D",
        "\u4F60\u597D\u3002", "unbreakable", new string('x', 300), "\u200D", "\0", "fn main() {\n    x\n}\n", "3.5 ",
    ];

    [Property(MaxTest = 1000)]
    public void ChunksAreSlicesInOrderThatLoseNothingAndFit(byte[] choices, byte size)
    {
        var text = string.Concat((choices ?? []).Select(choice => Pieces[choice % Pieces.Length]));
        var maxTokens = 8 + (size % 40);
        var chunks = Split(text, maxTokens, overlap: size % 4);
        var covered = 0;
        foreach (var chunk in chunks)
        {
            Assert.Equal(chunk.Text, chunk.Span.Of(text));
            Assert.True(
                chunk.Span.Start >= covered ? string.IsNullOrWhiteSpace(text[covered..chunk.Span.Start]) : true,
                $"lost '{text[Math.Min(covered, chunk.Span.Start)..chunk.Span.Start]}'");
            Assert.True(chunk.Span.End > covered, "a chunk brings nothing new");
            Assert.False(CutsPair(text, chunk.Span.Start) || CutsPair(text, chunk.Span.End));
            Assert.Equal(CodePointCount.Of(text.AsSpan(0, chunk.Span.Start)), chunk.CodePointStart);
            covered = chunk.Span.End;
        }

        Assert.True(string.IsNullOrWhiteSpace(text[covered..]));
        Assert.Equal(Enumerable.Range(0, chunks.Count), chunks.Select(chunk => chunk.Index));
        Assert.All(chunks, chunk => Assert.InRange(Tokenizer.Encode(chunk.Text).Count, 2, maxTokens));
    }

    [Fact]
    public void SentencesStayWhole()
    {
        var chunks = Split("The cat sat. The dog ran. The bird flew away today.", 10, 0);
        Assert.Equal(["The cat sat. The dog ran.", "The bird flew away today."], chunks.Select(chunk => chunk.Text));
    }

    [Fact]
    public void AnOverlapRepeatsWholeSentences()
    {
        var chunks = Split("The cat sat. The dog ran. The bird flew.", 10, 4);
        Assert.Equal(["The cat sat. The dog ran.", "The dog ran. The bird flew."], chunks.Select(chunk => chunk.Text));
    }

    [Fact]
    public void ATextWithoutWordsIsCutAllTheSame()
    {
        var chunks = Split(new string('x', 100_000), 64, 0);
        Assert.Equal(100_000, chunks.Sum(chunk => chunk.Text.Length));
        Assert.All(chunks, chunk => Assert.InRange(chunk.Text.Length, 1, 64 * 16));
    }

    [Fact]
    public void ABlankTextHasNoChunks() => Assert.Empty(Split(" \r\n\f ", 64, 0));

    [Fact]
    public void ALongTextTakesLinearTime()
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Assert.NotEmpty(Split(string.Concat(Enumerable.Repeat("word ", 400_000)), 256, 32));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"{clock.Elapsed}");
    }

    [Fact]
    public void ASizeOutOfRangeIsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Split("x", 64, 33));

    [Fact]
    public void AnotherSizeIsAnotherVersion()
    {
        var small = new TokenWindowSplitter(Tokenizer, new TokenWindowOptions { MaxTokens = 64 });
        Assert.NotEqual(new TokenWindowSplitter(Tokenizer).Version, small.Version);
    }

    private static bool CutsPair(string text, int index) =>
        index > 0 && index < text.Length && char.IsLowSurrogate(text[index]) && char.IsHighSurrogate(text[index - 1]);

    private static IReadOnlyList<Chunk> Split(string text, int maxTokens, int overlap)
    {
        var document = new Document
        {
            Id = "doc",
            Text = text,
            SourceMap = SourceMap.Identity(text),
            MediaType = "text/plain",
        };
        var options = new TokenWindowOptions { MaxTokens = maxTokens, OverlapTokens = overlap };
        return new TokenWindowSplitter(Tokenizer, options).Split(document, TestContext.Current.CancellationToken);
    }
}
