using Search.Pipeline;

namespace Search.Indexing.Tests;

public sealed class LuceneChunkStoreSharingTests : IDisposable
{
    private readonly StoreFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ASecondWriterIsToldThatTheIndexIsInUse()
    {
        await using var first = await OpenAsync();
        await using var second = await OpenAsync();
        await first.WriteAsync([SomeStored.File("a.md", "a lighthouse")], [], Token);

        for (var i = 0; i < 2; i++)
        {
            var error = await Assert.ThrowsAsync<StoreException>(async () =>
                await second.WriteAsync([SomeStored.File("b.md", "a reef")], [], Token));
            Assert.Equal(StoreProblem.InUse, error.Problem);
            Assert.Contains(_folder.Path, error.Message, StringComparison.Ordinal);
        }

        await first.WriteAsync([SomeStored.File("c.md", "a crane")], [], Token);
        await first.DisposeAsync();
        await second.WriteAsync([SomeStored.File("b.md", "a reef")], [], Token);
        Assert.Equal(3, await second.CountAsync(Token));
    }

    [Fact]
    public async Task AReaderSeesEveryWriteOfAnother()
    {
        await using var reader = await OpenAsync();
        await using var writer = await OpenAsync();
        for (var i = 1; i <= 25; i++)
        {
            await writer.WriteAsync([SomeStored.File($"{i}.md", "a lighthouse")], [], Token);

            Assert.Equal(i, await reader.CountAsync(Token));
            Assert.Equal(i, (await reader.SearchVectorAsync(SomeStored.X, 99, Token)).Count);
        }
    }

    [Fact]
    public async Task AnotherModelIsRefusedAlsoWhenItCameLater()
    {
        var other = new VectorSpace(new ModelIdentity("large-model", new string('b', 64)), 3);
        await using var late = await LuceneChunkStore.OpenAsync(_folder.Path, other, cancellationToken: Token);
        await using var first = await OpenAsync();
        await first.WriteAsync([SomeStored.File("a.md", "a lighthouse")], [], Token);

        var search = await Assert.ThrowsAsync<StoreException>(async () =>
            await late.SearchVectorAsync(SomeStored.X, 1, Token));
        var write = await Assert.ThrowsAsync<StoreException>(async () =>
            await late.WriteAsync([SomeStored.File("b.md", "a reef")], [], Token));

        Assert.Equal((StoreProblem.OtherModel, StoreProblem.OtherModel), (search.Problem, write.Problem));
    }

    [Fact]
    public async Task AWriteThatIsCancelledInTheMiddleChangesNothing()
    {
        await using var store = await OpenAsync();
        await store.WriteAsync([SomeStored.File("a.md", "a lighthouse")], [], Token);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await store.WriteAsync(
            [
                SomeStored.File("b.md", "a reef"),
                new SourceUpdate(SomeStored.Of("c.md").Source with { ChunkCount = 3 }, new Cancelling(cancellation)),
            ],
            ["a.md"],
            cancellation.Token));

        Assert.Equal(["a.md"], (await store.GetSourcesAsync(Token)).Keys);
        await store.WriteAsync([SomeStored.File("b.md", "a reef")], [], Token);
        Assert.Equal(2, await store.CountAsync(Token));
    }

    [Fact]
    public async Task AWriteThatTheDiskRefusesChangesNothing()
    {
        await using var store = await OpenAsync();
        await store.WriteAsync([SomeStored.File("a.md", "a lighthouse")], [], Token);
        string[] obstacles = [.. Enumerable.Range(0, 9).Select(i => Path.Combine(_folder.Path, $"_{i}.fdt"))];
        Array.ForEach(obstacles, path => Directory.CreateDirectory(path));

        var error = await Assert.ThrowsAsync<StoreException>(async () =>
            await store.WriteAsync([SomeStored.File("b.md", "a reef")], ["a.md"], Token));
        Assert.Equal(StoreProblem.NoAccess, error.Problem);
        Assert.Equal(["a.md"], (await store.GetSourcesAsync(Token)).Keys);

        Array.ForEach(obstacles, Directory.Delete);
        await using var other = await OpenAsync();
        await other.WriteAsync([SomeStored.File("b.md", "a reef")], [], Token);
        Assert.Equal(2, await store.CountAsync(Token));
    }

    [Fact]
    public async Task AWriteLargerThanTheBufferIsStillOneWrite()
    {
        var options = new LuceneChunkStoreOptions { WriteBufferMegabytes = 1 };
        await using var writer = await LuceneChunkStore.OpenAsync(_folder.Path, SomeStored.Space, options, Token);
        await using var reader = await OpenAsync();
        var text = string.Join(' ', Enumerable.Range(0, 2000).Select(i => $"word{i}"));

        SourceUpdate[] updates = [.. Enumerable.Range(0, 300).Select(i => SomeStored.File($"{i}.md", text))];
        var write = writer.WriteAsync(updates, [], Token).AsTask();
        while (!write.IsCompleted)
        {
            Assert.Contains(await reader.CountAsync(Token), new[] { 0, 300 });
        }

        await write;
        Assert.Equal(300, await reader.CountAsync(Token));
    }

    private async Task<LuceneChunkStore> OpenAsync() =>
        await LuceneChunkStore.OpenAsync(_folder.Path, SomeStored.Space, cancellationToken: Token);

    /// <summary>Three chunks; after they have been checked and while they are written, the second cancels.</summary>
    private sealed class Cancelling(CancellationTokenSource cancellation) : IReadOnlyList<EmbeddedChunk>
    {
        public int Count => 3;

        public EmbeddedChunk this[int index]
        {
            get
            {
                if (index == 1)
                {
                    cancellation.Cancel();
                }

                return SomeStored.Chunk("c.md", index, "a crane", SomeStored.X);
            }
        }

        public IEnumerator<EmbeddedChunk> GetEnumerator() => Enumerable.Range(0, 3)
            .Select(index => SomeStored.Chunk("c.md", index, "a crane", SomeStored.X)).GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
