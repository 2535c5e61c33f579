using Search.Pipeline;
using Xunit.Sdk;

namespace Search.Indexing.Tests;

/// <summary>Writes of so many chunks that two threads share them.</summary>
public sealed class LuceneLargeWriteTests : IDisposable
{
    private const int Files = 40;
    private const int ChunksOfAFile = 50;

    private readonly StoreFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task EveryFileComesBackWhole()
    {
        await using var store = await OpenAsync();
        await store.WriteAsync([.. Enumerable.Range(0, Files).Select(file => FileOf(file, ChunksOfAFile))], [], Token);

        Assert.Equal(Files * ChunksOfAFile, await store.CountAsync(Token));
        Assert.True((await store.VerifyAsync(Token)).IsSound);
        for (var file = 0; file < Files; file++)
        {
            var chunks = await store.GetChunksAsync($"{file}.md", Token);
            Assert.Equal(TextsOf(file, ChunksOfAFile), chunks.Select(chunk => chunk.Chunk.Text));
        }
    }

    [Fact]
    public async Task AFileOfManyPartsIsReplacedWhole()
    {
        await using var store = await OpenAsync();
        await store.WriteAsync([FileOf(1, 2600)], [], Token);
        await store.WriteAsync([FileOf(1, 1300)], [], Token);

        Assert.Equal(TextsOf(1, 1300), (await store.GetChunksAsync("1.md", Token)).Select(chunk => chunk.Chunk.Text));
        Assert.Equal(1300, (await store.GetSourcesAsync(Token))["1.md"].ChunkCount);
        Assert.True((await store.VerifyAsync(Token)).IsSound);
    }

    [Fact]
    public async Task AWriteThatFailsInTheMiddleLeavesNothing()
    {
        await using var store = await OpenAsync();
        await store.WriteAsync([FileOf(0, 3)], [], Token);
        var good = Enumerable.Range(0, Files).Select(file => FileOf(file, ChunksOfAFile));
        var broken = FileOf(99, 500);

        var breaking = new WatchedChunks(broken.Chunks, index => Assert.NotEqual(300, index));

        await Assert.ThrowsAsync<NotEqualException>(
            () => store.WriteAsync([.. good, broken with { Chunks = breaking }], [], Token).AsTask());

        Assert.Equal(TextsOf(0, 3), (await store.GetChunksAsync("0.md", Token)).Select(chunk => chunk.Chunk.Text));
        Assert.Equal(3, await store.CountAsync(Token));
        await store.WriteAsync([FileOf(1, 2)], [], Token);
        Assert.Equal(5, await store.CountAsync(Token));
        Assert.True((await store.VerifyAsync(Token)).IsSound);
    }

    [Fact]
    public async Task AWriteThatIsStoppedInTheMiddleLeavesNothing()
    {
        await using var store = await OpenAsync();
        using var stop = new CancellationTokenSource();
        var file = FileOf(1, 3000);
        var stopping = new WatchedChunks(file.Chunks, index =>
        {
            if (index == 1500)
            {
                stop.Cancel();
            }
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => store.WriteAsync([file with { Chunks = stopping }], [], stop.Token).AsTask());

        Assert.Equal(0, await store.CountAsync(Token));
    }

    [Fact]
    public async Task SegmentsThatAreTooSmallForAGraphBecomeOneThatIsNot()
    {
        var options = new LuceneChunkStoreOptions { Vectors = new VectorSearchOptions { SearchBreadth = 10 } };
        var least = VectorPlan.LeastRows(breadth: 10);
        await using var store = await LuceneChunkStore.OpenAsync(_folder.Path, SomeStored.Space, options, Token);
        for (var write = 0; write < 4; write++)
        {
            await store.WriteAsync([FileOf(write, (least / 4) + 1)], [], Token);
            Assert.Equal(write == 3 ? 1 : write + 1, (await store.GetStatisticsAsync(Token)).Segments);
        }

        Assert.True((await store.VerifyAsync(Token)).IsSound);
    }

    private static string[] TextsOf(int file, int count) =>
        [.. Enumerable.Range(0, count).Select(index => $"lighthouse {file} {index}")];

    private static SourceUpdate FileOf(int file, int count) => SomeStored.File($"{file}.md", TextsOf(file, count));

    private async Task<LuceneChunkStore> OpenAsync() =>
        await LuceneChunkStore.OpenAsync(_folder.Path, SomeStored.Space, cancellationToken: Token);
}
