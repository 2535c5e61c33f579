using Search.Pipeline;

namespace Search.Retrieval.Tests;

public sealed class SentenceWindowRetrieverTests
{
    private const string Text = "One. Two. Tri. Fou. Fiv. Six. Sev.";

    private readonly SomeDocument _document = new();
    private readonly Chunk[] _sentences;

    public SentenceWindowRetrieverTests() => _sentences =
    [
        .. Enumerable.Range(0, 7).Select(i =>
            _document.Add("a.txt", Text, new TextSpan(i * 5, Math.Min((i * 5) + 5, Text.Length)))),
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AHitIsGrownByItsNeighbours()
    {
        var found = await FindAsync(1, (3, 0.7));

        var passage = Assert.Single(found);
        Assert.Equal("Tri. Fou. Fiv. ", passage.Chunk.Text);
        Assert.Equal(new TextSpan(10, 25), passage.Chunk.Span);
        Assert.Equal("a.txt#2..4", passage.Chunk.Id);
        Assert.Equal(0.7, passage.Score);
        var place = passage.Chunk.SourceMap.Locate(new TextSpan(6, 8));
        Assert.Equal((new TextSpan(16, 18), 17), (place.FileSpan, place.Start!.Value.Column));
    }

    [Fact]
    public async Task WindowsThatTouchAreOnePassageWithTheBestScore()
    {
        var found = await FindAsync(1, (4, 0.9), (1, 0.5));

        var passage = Assert.Single(found);
        Assert.Equal("One. Two. Tri. Fou. Fiv. Six. ", passage.Chunk.Text);
        Assert.Equal(0.9, passage.Score);
    }

    [Fact]
    public async Task WindowsApartStandInTheOrderOfTheirScores()
    {
        var found = await FindAsync(0, (0, 0.5), (6, 0.9));

        Assert.Equal(["a.txt#6", "a.txt#0"], found.Select(item => item.Chunk.Id));
    }

    [Fact]
    public async Task AGapBetweenChunksEndsAPassage()
    {
        var document = new SomeDocument();
        var first = document.Add("b.txt", "One. Two.", new TextSpan(0, 4));
        document.Add("b.txt", "One. Two.", new TextSpan(5, 9));

        var found = await new SentenceWindowRetriever(
            new CannedRetriever([new ScoredChunk(first, 1)]), document).RetrieveAsync("?", 9, Token);

        Assert.Equal(["One.", "Two."], found.Select(item => item.Chunk.Text));
    }

    [Fact]
    public async Task OverlapsComeOnce()
    {
        var document = new SomeDocument();
        var first = document.Add("b.txt", Text, new TextSpan(0, 12));
        document.Add("b.txt", Text, new TextSpan(8, 20));

        var found = await new SentenceWindowRetriever(
            new CannedRetriever([new ScoredChunk(first, 1)]), document).RetrieveAsync("?", 9, Token);

        Assert.Equal(Text[..20], Assert.Single(found).Chunk.Text);
    }

    [Fact]
    public async Task AHitThatIsGoneStandsForItself()
    {
        var found = await new SentenceWindowRetriever(new CannedRetriever(Some.List(("x", 1))), _document)
            .RetrieveAsync("?", 9, Token);

        Assert.Equal("x", Assert.Single(found).Chunk.Id);
    }

    [Fact]
    public async Task ABatchIsTheQuestionsOneByOne()
    {
        IRetriever retriever = new SentenceWindowRetriever(
            new CannedRetriever([new ScoredChunk(_sentences[3], 1)]), _document, 1);

        var lists = await retriever.RetrieveBatchAsync(["why?", "how?"], 9, null, Token);

        Assert.Equal(2, lists.Count);
        Assert.All(lists, list => Assert.Equal("a.txt#2..4", Assert.Single(list).Chunk.Id));
    }

    private async Task<IReadOnlyList<ScoredChunk>> FindAsync(int window, params (int Index, double Score)[] hits) =>
        await new SentenceWindowRetriever(
            new CannedRetriever([.. hits.Select(hit => new ScoredChunk(_sentences[hit.Index], hit.Score))]),
            _document, window).RetrieveAsync("?", 9, Token);
}
