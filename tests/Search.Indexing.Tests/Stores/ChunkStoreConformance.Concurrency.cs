using Search.Pipeline;

namespace Search.Indexing.Tests;

public abstract partial class ChunkStoreConformance
{
    [Fact]
    public async Task AReaderSeesAWriteAsAWholeOrNotAtAll()
    {
        await using var store = await NewStoreAsync();
        await WriteAsync(store, Generation(0));
        using var finished = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 3)
            .Select(_ => Task.Run(() => ReadUntilAsync(store, finished.Token), Token)).ToArray();

        for (var generation = 1; generation <= 30; generation++)
        {
            await WriteAsync(store, Generation(generation));
        }

        await finished.CancelAsync();
        await Task.WhenAll(readers);
        Assert.Equal(6, await store.CountAsync(Token));
    }

    [Fact]
    public async Task WritesAtTheSameTimeAllArrive()
    {
        await using var store = await NewStoreAsync();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i =>
            Task.Run(async () => await WriteAsync(store, SomeStored.File($"{i}.md", "a lighthouse")), Token)));

        Assert.Equal(20, await store.CountAsync(Token));
    }

    [Fact]
    public async Task AStoreMayBeDisposedOfWhileSearchesRun()
    {
        var store = await NewStoreAsync();
        await WriteAsync(store, [.. Enumerable.Range(0, 200).Select(i => SomeStored.File($"{i}.md", "a lighthouse"))]);
        var started = new TaskCompletionSource();
        var search = Task.Run(
            async () =>
            {
                while (true)
                {
                    Assert.Equal(200, (await store.SearchKeywordsAsync("lighthouse", 999, Token)).Count);
                    Assert.Equal(200, (await store.SearchVectorAsync(SomeStored.X, 999, Token)).Count);
                    started.TrySetResult();
                }
            },
            Token);

        await started.Task;
        await store.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => search);
    }

    // Every generation has two files of three chunks, and every chunk says which generation it is of.
    private static SourceUpdate[] Generation(int number) =>
    [
        SomeStored.File("a.md", $"gen{number} one", $"gen{number} two", $"gen{number} three"),
        SomeStored.File("b.md", $"gen{number} one", $"gen{number} two", $"gen{number} three"),
    ];

    private static async Task ReadUntilAsync(IChunkStore store, CancellationToken finished)
    {
        while (!finished.IsCancellationRequested)
        {
            AssertWhole(await store.SearchVectorAsync(SomeStored.X, 99, Token));
            AssertWhole(await store.SearchKeywordsAsync("one two three", 99, Token));
            Assert.Equal(2, (await store.GetSourcesAsync(Token)).Count);
        }
    }

    private static void AssertWhole(IReadOnlyList<ScoredChunk> found)
    {
        Assert.Equal(6, found.Count);
        Assert.Single(found.Select(item => item.Chunk.Text.Split(' ')[0]).Distinct(StringComparer.Ordinal));
    }
}
