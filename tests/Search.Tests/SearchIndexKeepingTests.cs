using Search.Indexing;
using Search.Pipeline;

namespace Search.Tests;

public sealed class SearchIndexKeepingTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task AnIndexIsCheckedCompactedAndCopied()
    {
        await using var index = await FilledAsync();
        await index.RemoveAsync(["b.txt"], Token);

        await index.CompactAsync(Token);
        var statistics = await index.GetStoreStatisticsAsync(Token);
        await index.BackupAsync(_folder["copy"], Token);

        Assert.Equal((1, 1, 0, 1), (
            statistics.Sources, statistics.Chunks, statistics.DeletedDocuments, statistics.Segments));
        Assert.True((await index.VerifyAsync(Token)).IsSound);
        await using var copy = await SearchIndex.OpenAsync(_folder["copy"], Options("free"), Token);
        Assert.Equal(["a.txt"], (await copy.GetDocumentsAsync(Token)).Keys);
    }

    [Fact]
    public async Task AnIndexGetsTheVectorsOfAnotherModel()
    {
        await using (await FilledAsync())
        {
        }

        var done = new List<int>();
        Assert.True(await SearchIndex.ReembedAsync(
            _folder["index"], Options("other"), new Progress(done), Token));
        Assert.False(await SearchIndex.ReembedAsync(_folder["index"], Options("other"), null, Token));

        Assert.Contains(2, done);
        var error = await Assert.ThrowsAsync<StoreException>(
            () => SearchIndex.OpenAsync(_folder["index"], Options("free"), Token));
        Assert.Equal(StoreProblem.OtherModel, error.Problem);
        await using var index = await SearchIndex.OpenAsync(_folder["index"], Options("other"), Token);
        Assert.Equal("a.txt", (await index.FindAsync("gate", cancellationToken: Token))[0].Chunk.DocumentId);
        var again = await index.AddFolderAsync(_folder["docs"], cancellationToken: Token);
        Assert.All(again.Files, file => Assert.Equal(FileOutcome.Unchanged, file.Outcome));
    }

    [Fact]
    public async Task NothingCannotBeReembedded() => await Assert.ThrowsAsync<StoreException>(
        () => SearchIndex.ReembedAsync(_folder["index"], Options("other"), null, Token));

    [Fact]
    public async Task TheStoreIsMadeByItsOptions()
    {
        var options = Options("free");
        options.Store = new LuceneChunkStoreOptions { Language = KeywordLanguage.German };
        await using var index = await FilledAsync(options);

        Assert.Equal(KeywordLanguage.German, (await index.GetStoreStatisticsAsync(Token)).Language);
    }

    private async Task<SearchIndex> FilledAsync(SearchOptions? options = null)
    {
        _folder.Write("docs/a.txt", "The gate is green.");
        _folder.Write("docs/b.txt", "The house is red.");
        var index = await SearchIndex.OpenAsync(_folder["index"], options ?? Options("free"), Token);
        await index.AddFolderAsync(_folder["docs"], cancellationToken: Token);
        return index;
    }

    private static SearchOptions Options(string model) =>
        new() { EmbeddingGenerator = new FreeEmbeddings(model), PreloadReader = false };

    private sealed class Progress(List<int> done) : IProgress<int>
    {
        public void Report(int value) => done.Add(value);
    }
}
