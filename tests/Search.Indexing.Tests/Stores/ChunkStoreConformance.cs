using Search.Pipeline;

namespace Search.Indexing.Tests;

/// <summary>What every chunk store does, whatever it is made of.</summary>
public abstract partial class ChunkStoreConformance
{
    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Makes an empty store for <see cref="SomeStored.Space"/>.</summary>
    private protected abstract ValueTask<IChunkStore> NewStoreAsync();

    [Fact]
    public async Task AnEmptyStoreFindsNothing()
    {
        await using var store = await NewStoreAsync();

        Assert.Equal(0, await store.CountAsync(Token));
        Assert.Empty(await store.GetSourcesAsync(Token));
        Assert.Empty(await store.GetChunksAsync("a.md", Token));
        Assert.Empty(await store.SearchKeywordsAsync("lighthouse", 5, Token));
        Assert.Empty(await store.SearchVectorAsync(SomeStored.X, 5, Token));
        Assert.Equal(SomeStored.Space, store.Space);
    }

    [Fact]
    public async Task AWriteIsSeenAsSoonAsItReturns()
    {
        await using var store = await NewStoreAsync();
        for (var i = 1; i <= 5; i++)
        {
            await WriteAsync(store, SomeStored.File($"{i}.md", "a lighthouse", "a harbour"));

            Assert.Equal(2 * i, await store.CountAsync(Token));
            Assert.Equal(i, (await store.GetSourcesAsync(Token)).Count);
            Assert.Equal(i, (await store.SearchKeywordsAsync("lighthouse", 100, Token)).Count);
            Assert.Equal(2 * i, (await store.SearchVectorAsync(SomeStored.X, 100, Token)).Count);
            Assert.Equal(2, (await store.GetChunksAsync($"{i}.md", Token)).Count);
        }
    }

    [Fact]
    public async Task AFileIsReplacedAsAWhole()
    {
        await using var store = await NewStoreAsync();
        await WriteAsync(
            store,
            SomeStored.File("a.md", "a lighthouse", "an island", "a reef"),
            SomeStored.File("b.md", "a lighthouse"));

        await WriteAsync(store, SomeStored.File("a.md", ("a harbour", SomeStored.Y)));

        Assert.Equal(2, await store.CountAsync(Token));
        Assert.Equal(["b.md#0"], Ids(await store.SearchKeywordsAsync("lighthouse island reef", 9, Token)));
        Assert.Equal(["a.md#0"], Ids(await store.SearchKeywordsAsync("harbour", 9, Token)));
        Assert.Equal(["a.md#0", "b.md#0"], Ids(await store.SearchVectorAsync(SomeStored.Y, 9, Token)));
        Assert.Equal(1, (await store.GetSourcesAsync(Token))["a.md"].ChunkCount);
    }

    [Fact]
    public async Task ARemovedFileIsGone()
    {
        await using var store = await NewStoreAsync();
        await WriteAsync(store, SomeStored.File("a.md", "a lighthouse"), SomeStored.File("b.md", "a lighthouse"));

        await store.WriteAsync([SomeStored.File("c.md", "a lighthouse")], ["a.md", "never-there.md"], Token);

        Assert.Equal(2, await store.CountAsync(Token));
        Assert.Equal(["b.md#0", "c.md#0"], Ids(await store.SearchKeywordsAsync("lighthouse", 9, Token)));
        Assert.Equal(["b.md#0", "c.md#0"], Ids(await store.SearchVectorAsync(SomeStored.X, 9, Token)));
        Assert.Empty(await store.GetChunksAsync("a.md", Token));
        Assert.False((await store.GetSourcesAsync(Token)).ContainsKey("a.md"));
    }

    [Fact]
    public async Task ThePartsOfAFileComeAndGoWithIt()
    {
        await using var store = await NewStoreAsync();
        var part = Document.PartId("a.eml", "report.pdf");
        await WriteAsync(
            store,
            SomeStored.Of(
                "a.eml",
                SomeStored.Chunk("a.eml", 0, "a lighthouse", SomeStored.X),
                SomeStored.Chunk(part, 0, "a harbour", SomeStored.Y),
                SomeStored.Chunk(part, 1, "a reef", SomeStored.Z)),
            SomeStored.File("a.eml.md", "a lighthouse"));

        Assert.Equal(["a.eml#0"], (await store.GetChunksAsync("a.eml", Token)).Select(chunk => chunk.Chunk.Id));
        Assert.Equal(
            [$"{part}#0", $"{part}#1"], (await store.GetChunksAsync(part, Token)).Select(chunk => chunk.Chunk.Id));
        Assert.Equal(part, Assert.Single(await store.SearchKeywordsAsync("harbour", 9, Token)).Chunk.DocumentId);

        await WriteAsync(store, SomeStored.Of("a.eml", SomeStored.Chunk(part, 0, "an island", SomeStored.X)));
        Assert.Equal(2, await store.CountAsync(Token));
        Assert.Empty(await store.SearchKeywordsAsync("harbour reef", 9, Token));

        await store.WriteAsync([], ["a.eml"], Token);
        Assert.Equal(["a.eml.md"], (await store.GetSourcesAsync(Token)).Keys);
        Assert.Empty(await store.GetChunksAsync(part, Token));
    }

    [Fact]
    public async Task AFileWithoutChunksIsRememberedAndNeverFound()
    {
        await using var store = await NewStoreAsync();
        await WriteAsync(store, SomeStored.Of("empty.md"), SomeStored.File("a.md", "empty words"));

        Assert.Equal(1, await store.CountAsync(Token));
        Assert.Equal(0, (await store.GetSourcesAsync(Token))["empty.md"].ChunkCount);
        Assert.Empty(await store.GetChunksAsync("empty.md", Token));
        Assert.Equal(["a.md#0"], Ids(await store.SearchKeywordsAsync("empty md", 9, Token)));
        Assert.Equal(["a.md#0"], Ids(await store.SearchVectorAsync(SomeStored.X, 9, Token)));

        await WriteAsync(store, SomeStored.Of("a.md"));
        Assert.Equal(0, await store.CountAsync(Token));
        Assert.Equal(2, (await store.GetSourcesAsync(Token)).Count);
    }

    [Fact]
    public async Task AWriteOfNothingChangesNothing()
    {
        await using var store = await NewStoreAsync();
        await WriteAsync(store, SomeStored.File("a.md", "a lighthouse"));

        await store.WriteAsync([], [], Token);

        Assert.Equal(1, await store.CountAsync(Token));
    }

    [Fact]
    public async Task ACancelledWriteChangesNothing()
    {
        await using var store = await NewStoreAsync();
        await WriteAsync(store, SomeStored.File("a.md", "a lighthouse"));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await store.WriteAsync([SomeStored.File("b.md", "a reef")], ["a.md"], new CancellationToken(true)));

        Assert.Equal(["a.md"], (await store.GetSourcesAsync(Token)).Keys);
        await WriteAsync(store, SomeStored.File("b.md", "a reef"));
        Assert.Equal(2, await store.CountAsync(Token));
    }

    [Fact]
    public async Task ACancelledSearchStops()
    {
        await using var store = await NewStoreAsync();
        await WriteAsync(store, SomeStored.File("a.md", "a lighthouse"));
        var cancelled = new CancellationToken(canceled: true);

        await Cancelled(() => store.SearchKeywordsAsync("lighthouse", 5, cancelled));
        await Cancelled(() => store.SearchVectorAsync(SomeStored.X, 5, cancelled));
        await Cancelled(() => store.GetChunksAsync("a.md", cancelled));

        static async Task Cancelled<T>(Func<ValueTask<T>> search) =>
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await search());
    }

    [Fact]
    public async Task AStoreThatIsDisposedOfSaysSo()
    {
        var store = await NewStoreAsync();
        await WriteAsync(store, SomeStored.File("a.md", "a lighthouse"));
        await store.DisposeAsync();
        await store.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await store.CountAsync(Token));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await store.SearchKeywordsAsync("x", 1, Token));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () =>
            await WriteAsync(store, SomeStored.File("b.md", "x")));
    }

    private protected static async Task WriteAsync(IChunkStore store, params SourceUpdate[] updates) =>
        await store.WriteAsync(updates, [], Token);

    private protected static IEnumerable<string> Ids(IEnumerable<ScoredChunk> found) =>
        found.Select(item => item.Chunk.Id);
}
