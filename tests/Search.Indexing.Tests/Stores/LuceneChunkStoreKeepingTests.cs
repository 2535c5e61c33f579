using Microsoft.Extensions.AI;
using Search.Pipeline;

namespace Search.Indexing.Tests;

public sealed class LuceneChunkStoreKeepingTests : IDisposable
{
    private static readonly VectorSpace Other = new(new ModelIdentity("other-model", "b"), 2);

    private readonly StoreFolder _folder = new();
    private readonly StoreFolder _copy = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _folder.Dispose();
        _copy.Dispose();
        var staging = new DirectoryInfo(_folder.Path + ".reembedding");
        if (staging.Exists)
        {
            staging.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task CompactingLeavesOneSegmentAndNothingDeleted()
    {
        await using var store = await OpenAsync();
        for (var i = 0; i < 6; i++)
        {
            string[] removals = i % 2 == 1 ? [$"{i - 1}.md"] : [];
            await store.WriteAsync([SomeStored.File($"{i}.md", "a lighthouse")], removals, Token);
        }

        await store.CompactAsync(Token);

        var statistics = await store.GetStatisticsAsync(Token);
        Assert.Equal((3, 3, 1, 0), (
            statistics.Sources, statistics.Chunks, statistics.Segments, statistics.DeletedDocuments));
        Assert.True(statistics.Bytes > 0);
        Assert.Equal(["1.md#0", "3.md#0", "5.md#0"], await FindAsync(store, "lighthouse"));
        Assert.True((await store.VerifyAsync(Token)).IsSound);
    }

    [Fact]
    public async Task VerifyingNamesWhatIsWrong()
    {
        var file = SomeStored.File("a.md", "a lighthouse", "a reef");
        HandMadeIndex.Write(_folder.Path, file with { Source = file.Source with { ChunkCount = 3 } });
        await using var store = await OpenAsync();

        var report = await store.VerifyAsync(Token);

        Assert.False(report.IsSound);
        Assert.Contains(
            "'a.md' has 2 chunks and was written with 3", Assert.Single(report.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task VerifyingFindsAFileThatWasChangedUnderneath()
    {
        await using var store = await OpenAsync();
        await store.WriteAsync([SomeStored.File("a.md", "a lighthouse")], [], Token);
        var path = Directory.EnumerateFiles(_folder.Path, "_0.*").MaxBy(file => new FileInfo(file).Length)!;
        using (var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            RandomAccess.Write(handle, [42, 42, 42], 30);
        }

        var report = await store.VerifyAsync(Token);

        Assert.Contains(report.Problems, problem => problem.Contains(Path.GetFileName(path), StringComparison.Ordinal));
    }

    [Fact]
    public async Task ABackupIsAnIndexAndTheOriginalGoesOn()
    {
        await using var store = await OpenAsync();
        await store.WriteAsync([SomeStored.File("a.md", "a lighthouse")], [], Token);

        await store.BackupAsync(_copy.Path, Token);
        await store.WriteAsync([SomeStored.File("b.md", "a lighthouse")], [], Token);

        await using var copy = await LuceneChunkStore.OpenAsync(_copy.Path, SomeStored.Space, cancellationToken: Token);
        Assert.Equal(["a.md#0"], await FindAsync(copy, "lighthouse"));
        Assert.Equal(2, await store.CountAsync(Token));
        var error = await Assert.ThrowsAsync<StoreException>(async () => await store.BackupAsync(_copy.Path, Token));
        Assert.Contains(_copy.Path, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NothingCannotBeBackedUp()
    {
        await using var store = await OpenAsync();

        await Assert.ThrowsAsync<StoreException>(async () => await store.BackupAsync(_copy.Path, Token));
    }

    [Fact]
    public async Task ReembeddingSwitchesToTheVectorsOfAnotherModel()
    {
        using var generator = new LengthVectors();
        await using (var store = await OpenAsync())
        {
            await store.WriteAsync(
                [SomeStored.File("a.md", "a lighthouse", "a reef"), SomeStored.Of("empty.md")], [], Token);
            await store.ReembedAsync(new ChunkEmbedder(generator), Other, cancellationToken: Token);
        }

        Assert.Equal(Other, await LuceneChunkStore.FindSpaceAsync(_folder.Path, Token));
        await using var renewed = await LuceneChunkStore.OpenAsync(_folder.Path, Other, cancellationToken: Token);
        Assert.Equal(["a.md#0"], await FindAsync(renewed, "lighthouse"));
        var found = await renewed.SearchVectorAsync(new float[] { 0, 1 }, 9, Token);
        Assert.Equal(["a.md#1", "a.md#0"], found.Select(item => item.Chunk.Id));
        Assert.Equal(2, (await renewed.GetSourcesAsync(Token)).Count);
        Assert.True((await renewed.VerifyAsync(Token)).IsSound);
        Assert.False(Directory.Exists(_folder.Path + ".reembedding"));
    }

    [Fact]
    public async Task AReembeddingThatWasStoppedGoesOnAndSeesLaterWrites()
    {
        await using var store = await OpenAsync();
        await store.WriteAsync([SomeStored.File("a.md", "a lighthouse"), SomeStored.File("b.md", "a reef")], [], Token);
        using var broken = new LengthVectors { FailsAfter = 1 };
        await Assert.ThrowsAsync<InvalidDataException>(
            () => store.ReembedAsync(new ChunkEmbedder(broken), Other, cancellationToken: Token));
        Assert.Equal(["a.md#0"], await FindAsync(store, "lighthouse"));
        await store.WriteAsync([SomeStored.File("c.md", "a harbour")], ["b.md"], Token);
        await store.UpdateMetadataAsync(
            MetadataFilter.Field("document_id") == "a.md",
            new Dictionary<string, object?>(StringComparer.Ordinal) { ["seen"] = true }, Token);

        using var generator = new LengthVectors();
        await store.ReembedAsync(new ChunkEmbedder(generator), Other, cancellationToken: Token);

        Assert.Equal(["a harbour"], generator.Texts);
        await using var renewed = await LuceneChunkStore.OpenAsync(_folder.Path, Other, cancellationToken: Token);
        Assert.Equal(["a.md", "c.md"], (await renewed.GetSourcesAsync(Token)).Keys.Order(StringComparer.Ordinal));
        Assert.Equal(true, (await renewed.GetChunksAsync("a.md", Token))[0].Chunk.Metadata["seen"]);
    }

    [Fact]
    public async Task TheSpaceOfNothingIsNone()
    {
        Assert.Null(await LuceneChunkStore.FindSpaceAsync(_folder.Path, Token));
        await using var store = await OpenAsync();
        await Assert.ThrowsAsync<ArgumentException>(
            () => store.ReembedAsync(
                new ChunkEmbedder(new LengthVectors()), SomeStored.Space, cancellationToken: Token));
    }

    private async Task<LuceneChunkStore> OpenAsync() =>
        await LuceneChunkStore.OpenAsync(_folder.Path, SomeStored.Space, cancellationToken: Token);

    private static async Task<IEnumerable<string>> FindAsync(LuceneChunkStore store, string question) =>
        (await store.SearchKeywordsAsync(question, 9, Token)).Select(found => found.Chunk.Id);

    private sealed class LengthVectors : IEmbeddingGenerator<string, Embedding<float>>
    {
        public List<string> Texts { get; } = [];

        public int FailsAfter { get; init; } = int.MaxValue;

        public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
            IEnumerable<string> values, EmbeddingGenerationOptions? options = null,
            CancellationToken cancellationToken = default)
        {
            var texts = values.ToList();
            Texts.AddRange(texts);
            return Texts.Count > FailsAfter
                ? throw new InvalidDataException("The model is gone.")
                : Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(texts.Select(text =>
                    new Embedding<float>(text.Length > 10 ? new float[] { 1, 0 } : new float[] { 0, 1 }))));
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
