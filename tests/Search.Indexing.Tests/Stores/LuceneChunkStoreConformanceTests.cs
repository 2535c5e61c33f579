using Search.Pipeline;

namespace Search.Indexing.Tests;

public sealed class LuceneChunkStoreConformanceTests : ChunkStoreConformance, IDisposable
{
    private readonly StoreFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private protected override async ValueTask<IChunkStore> NewStoreAsync() =>
        await LuceneChunkStore.OpenAsync(_folder.Path, SomeStored.Space, cancellationToken: Token);
}
