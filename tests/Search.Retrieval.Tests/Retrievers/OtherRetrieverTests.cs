using Search.Indexing;
using Search.Pipeline;

namespace Search.Retrieval.Tests;

public sealed class OtherRetrieverTests
{
    private static readonly VectorSpace Plane = new(new ModelIdentity("plane", ""), 2);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EveryWordingIsAskedOnceAndTheListsAreFused()
    {
        var inner = new CannedRetriever(Some.List(("a", 2), ("b", 1)));
        var retriever = new MultiQueryRetriever(
            inner, (question, _) => ValueTask.FromResult<IReadOnlyList<string>>([question, "how so?", " ", "how so?"]));

        var found = await retriever.RetrieveAsync("why?", 1, Token);

        Assert.Equal("a", Assert.Single(found).Chunk.Id);
        Assert.Equal(1, found[0].Score);
        Assert.Equal(["why?", "how so?"], inner.Asked.Select(asked => asked.Question));
        Assert.All(inner.Asked, asked => Assert.Equal(HybridRetrieverOptions.DefaultCandidates, asked.Top));
    }

    [Fact]
    public async Task AFilterAloneFindsInTheOrderOfIds()
    {
        await using var store = await StoreAsync(("b", [1, 0]), ("a", [0, 1]), ("c", [1, 0]));
        var retriever = new FilterRetriever(store, MetadataFilter.Field("document_id") != "a");

        var found = await retriever.RetrieveAsync("", 9, MetadataFilter.Field("id").In("a#0", "c#0", "b#0"), Token);

        Assert.Equal(["b#0", "c#0"], found.Select(item => item.Chunk.Id));
        Assert.All(found, item => Assert.Equal(0, item.Score));
        Assert.Single(await retriever.RetrieveAsync("", 1, Token));
    }

    [Fact]
    public async Task SimilarDocumentsAreOthersNearestFirst()
    {
        await using var store = await StoreAsync(
            ("a", [1, 0]), ("near", [0.8f, 0.6f]), ("far", [0, 1]), ("next", [0.6f, 0.8f]));
        var similar = new SimilarDocuments(store);

        var found = await similar.FindAsync("a", 2, cancellationToken: Token);

        Assert.Equal(["near", "next"], found.Select(item => item.DocumentId));
        Assert.Equal(0.8, found[0].Best.Score, 1e-6);
        Assert.Empty(await similar.FindAsync("unknown", 2, cancellationToken: Token));
    }

    [Fact]
    public async Task AManyChunkedNeighbourDoesNotHideTheOthers()
    {
        var near = Enumerable.Range(0, 40).Select(i => Embedded("near", i, [1, 0])).ToArray();
        await using var store = new InMemoryChunkStore(Plane);
        await store.WriteAsync(
            [UpdateOf("near", near), .. new[] { "a", "b" }.Select(id => UpdateOf(id, [Embedded(id, 0, [1, 0])]))], [],
            Token);

        var found = await new SimilarDocuments(store).FindAsync("a", 2, cancellationToken: Token);

        Assert.Equal(["b", "near"], found.Select(item => item.DocumentId).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task ABatchIsEmbeddedInOneCall()
    {
        using var generator = new CannedGenerator(0.6f, 0.8f);
        var index = new CannedIndex(Some.List(("a", 2), ("b", 1)));
        IRetriever hybrid = new HybridRetriever(
            new KeywordRetriever(index), new EmbeddingRetriever(index, generator));

        var lists = await hybrid.RetrieveBatchAsync(["why?", "how?", "when?"], 1, null, Token);

        Assert.Equal(3, lists.Count);
        Assert.All(lists, list => Assert.Equal("a", Assert.Single(list).Chunk.Id));
        Assert.Equal(["why?", "how?", "when?"], generator.Texts);
        Assert.Equal(1, generator.Calls);
        Assert.Empty(await hybrid.RetrieveBatchAsync([], 1, null, Token));
        await Assert.ThrowsAsync<ArgumentException>(
            async () => await hybrid.RetrieveBatchAsync(["why?", " "], 1, null, Token));
    }

    private static async Task<InMemoryChunkStore> StoreAsync(params (string Id, float[] Vector)[] documents)
    {
        var store = new InMemoryChunkStore(Plane);
        await store.WriteAsync(
            [.. documents.Select(item => UpdateOf(item.Id, [Embedded(item.Id, 0, item.Vector)]))], [], Token);
        return store;
    }

    private static EmbeddedChunk Embedded(string id, int index, float[] vector) => new(
        Some.Chunk($"{id}#{index}") with { DocumentId = id, Index = index }, vector);

    private static SourceUpdate UpdateOf(string id, EmbeddedChunk[] chunks) => new(
        new IndexedSource
        {
            Id = id, ContentHash = "", Size = 1, ModifiedAt = DateTimeOffset.UnixEpoch, Recipe = "", MediaType = "",
            ChunkCount = chunks.Length,
        },
        chunks);
}
