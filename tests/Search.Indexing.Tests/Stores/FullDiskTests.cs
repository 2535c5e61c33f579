using Search.Pipeline;

namespace Search.Indexing.Tests;

public sealed class FullDiskTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AFullDiskIsAnErrorThatTakesNothingBack()
    {
        using var disk = FullDisk.Make(kilobytes: 600);
        var folder = Path.Combine(disk.Path, "index");
        var written = 0;
        await using (var store = await OpenAsync(folder))
        {
            var error = await Assert.ThrowsAsync<StoreException>(async () =>
            {
                for (; ; written++)
                {
                    await store.WriteAsync([File(written)], [], Token);
                }
            });

            Assert.Equal(StoreProblem.NoAccess, error.Problem);
            Assert.Contains("space", error.Message, StringComparison.OrdinalIgnoreCase);
            await RequireAsync(store, written);
            // Still full: the next write says so again, and harms as little.
            await Assert.ThrowsAsync<StoreException>(async () =>
                await store.WriteAsync([File(written), File(written + 1)], [], Token));
            await RequireAsync(store, written);
        }

        await using var again = await OpenAsync(folder);
        await RequireAsync(again, written);
        Assert.InRange(written, 5, 1000);
    }

    private static async Task<LuceneChunkStore> OpenAsync(string folder) =>
        await LuceneChunkStore.OpenAsync(folder, SomeStored.Space, cancellationToken: Token);

    private static async Task RequireAsync(LuceneChunkStore store, int written)
    {
        Assert.Equal(written, (await store.GetSourcesAsync(Token)).Count);
        Assert.Equal(written, await store.CountAsync(Token));
        Assert.Equal(written, (await store.SearchVectorAsync(SomeStored.X, int.MaxValue, Token)).Count);
        Assert.True((await store.VerifyAsync(Token)).IsSound);
    }

    // Text that does not compress.
    private static SourceUpdate File(int number)
    {
        var random = new Random(number);
        var text = string.Join(' ', Enumerable.Range(0, 600).Select(_ => random.NextInt64().ToString("x", null)));
        return SomeStored.File($"{number}.md", text);
    }
}
