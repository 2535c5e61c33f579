using Search.Pipeline;

namespace Search.Retrieval.Tests;

public sealed class AutoMergingRetrieverTests
{
    private const string Text = "aaaabbbbccccdddd";

    private readonly SomeDocument _document = new();
    private readonly Chunk _whole;
    private readonly Chunk[] _halves;
    private readonly Chunk[] _leaves;

    public AutoMergingRetrieverTests()
    {
        _whole = _document.Add("a.txt", Text, new TextSpan(0, 16));
        _halves = [.. Enumerable.Range(0, 2).Select(i => Part(i * 8, 8, _whole))];
        _leaves = [.. Enumerable.Range(0, 8).Select(i => Part(i * 2, 2, _halves[i / 4]))];
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AParentReplacesMoreThanHalfOfItsChildrenWithTheBestScore()
    {
        var found = await FindAsync(0.5, (_leaves[0], 0.4), (_leaves[1], 0.8), (_leaves[2], 0.1));

        Assert.Equal((_halves[0].Id, 0.8), (Assert.Single(found).Chunk.Id, found[0].Score));
    }

    [Fact]
    public async Task HalfOfTheChildrenAreNotEnough()
    {
        var found = await FindAsync(0.5, (_leaves[0], 0.8), (_leaves[1], 0.4));

        Assert.Equal([_leaves[0].Id, _leaves[1].Id], found.Select(hit => hit.Chunk.Id));
    }

    [Fact]
    public async Task ParentsAreMergedInTheirTurn()
    {
        var found = await FindAsync(
            0.3, (_leaves[0], 0.4), (_leaves[1], 0.8), (_leaves[4], 0.9), (_leaves[5], 0.1));

        Assert.Equal((_whole.Id, 0.9), (Assert.Single(found).Chunk.Id, found[0].Score));
    }

    [Fact]
    public async Task AFoundParentTakesItsChildrenIn()
    {
        var found = await FindAsync(1, (_halves[0], 0.3), (_leaves[1], 0.8), (_leaves[7], 0.5));

        Assert.Equal([_halves[0].Id, _leaves[7].Id], found.Select(hit => hit.Chunk.Id));
        Assert.Equal(0.8, found[0].Score);
    }

    [Fact]
    public async Task ChunksWithoutParentsStayAsTheyAre()
    {
        var found = await new AutoMergingRetriever(
            new CannedRetriever(Some.List(("a", 2), ("b", 1))), _document).RetrieveAsync("?", 9, Token);

        Assert.Equal(["a", "b"], found.Select(hit => hit.Chunk.Id));
    }

    [Fact]
    public void AShareBeyondOneIsRefused() => Assert.Throws<ArgumentOutOfRangeException>(
        () => new AutoMergingRetriever(new CannedRetriever([]), _document, 1.1));

    private Chunk Part(int start, int length, Chunk parent) =>
        _document.Add("a.txt", Text, new TextSpan(start, start + length), parent.Id);

    private async Task<IReadOnlyList<ScoredChunk>> FindAsync(
        double threshold, params (Chunk Chunk, double Score)[] hits) =>
        await new AutoMergingRetriever(
            new CannedRetriever([.. hits.Select(hit => new ScoredChunk(hit.Chunk, hit.Score))]), _document, threshold)
            .RetrieveAsync("?", 9, Token);
}
