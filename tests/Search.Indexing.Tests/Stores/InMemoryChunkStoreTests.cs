using Search.Pipeline;

namespace Search.Indexing.Tests;

public sealed class InMemoryChunkStoreTests : ChunkStoreConformance
{
    [Fact]
    public async Task AChangedArrayDoesNotChangeTheStore()
    {
        await using var store = new InMemoryChunkStore(SomeStored.Space);
        float[] vector = [1, 0, 0];
        await WriteAsync(store, SomeStored.File("a.md", ("a lighthouse", vector)));

        vector[0] = 0;

        Assert.Equal(1, Assert.Single(await store.SearchVectorAsync(SomeStored.X, 1, Token)).Score);
    }

    private protected override ValueTask<IChunkStore> NewStoreAsync() =>
        ValueTask.FromResult<IChunkStore>(new InMemoryChunkStore(SomeStored.Space));
}
