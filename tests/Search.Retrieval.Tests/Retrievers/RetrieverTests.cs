using Search.Pipeline;

namespace Search.Retrieval.Tests;

public sealed class RetrieverTests : IDisposable
{
    private readonly CannedIndex _index = new(Some.List(("a", 2), ("b", 1)));
    private readonly CannedGenerator _generator = new(0.6f, 0.8f);

    public static TheoryData<string> Kinds => ["keyword", "embedding", "hybrid"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _generator.Dispose();

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task ABlankQuestionIsAnArgumentError(string kind)
    {
        await Assert.ThrowsAsync<ArgumentException>(async () => await Make(kind).RetrieveAsync(" \t", 3, Token));
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await Make(kind).RetrieveAsync(null!, 3, Token));
        Assert.Empty(_index.Questions);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task AtLeastOneChunkIsAskedFor(string kind) =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () =>
            await Make(kind).RetrieveAsync("why?", 0, Token));

    [Fact]
    public async Task TheKeywordRetrieverHandsTheQuestionOnAsItIs()
    {
        var found = await new KeywordRetriever(_index).RetrieveAsync("what AND \"why\"?", 1, Token);

        Assert.Equal(["what AND \"why\"?"], _index.Questions);
        Assert.Equal("a", Assert.Single(found).Chunk.Id);
    }

    [Fact]
    public async Task TheEmbeddingRetrieverEmbedsTheQuestionOnce()
    {
        var found = await new EmbeddingRetriever(_index, _generator).RetrieveAsync("why?", 2, Token);

        Assert.Equal(["why?"], _generator.Texts);
        Assert.Equal([0.6f, 0.8f], Assert.Single(_index.Vectors));
        Assert.Equal(["a", "b"], found.Select(item => item.Chunk.Id));
    }

    private IRetriever Make(string kind) => kind switch
    {
        "keyword" => new KeywordRetriever(_index),
        "embedding" => new EmbeddingRetriever(_index, _generator),
        _ => new HybridRetriever(new KeywordRetriever(_index), new EmbeddingRetriever(_index, _generator)),
    };
}
