using Lucene.Net.Analysis.Core;
using Lucene.Net.Index;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Search.Pipeline;
using Directory = System.IO.Directory;

namespace Search.Indexing.Tests;

public sealed class LuceneChunkStoreFolderTests : IDisposable
{
    private readonly StoreFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task OpeningMakesNoFile()
    {
        await using (var store = await OpenAsync())
        {
            Assert.Equal(0, await store.CountAsync(Token));
        }

        Assert.False(Directory.Exists(_folder.Path));
    }

    [Fact]
    public async Task AnEmptyFolderIsAnEmptyStore()
    {
        Directory.CreateDirectory(_folder.Path);

        await using var store = await OpenAsync();

        Assert.Equal(0, await store.CountAsync(Token));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task WhatWasWrittenIsThereInTheNextProcess()
    {
        await WriteAsync(SomeStored.File("a.md", "a lighthouse"), SomeStored.Of("empty.md"));

        await using var store = await OpenAsync();

        Assert.Equal(1, await store.CountAsync(Token));
        Assert.Equal(2, (await store.GetSourcesAsync(Token)).Count);
        Assert.Single(await store.SearchKeywordsAsync("lighthouse", 5, Token));
        Assert.Single(await store.SearchVectorAsync(SomeStored.X, 5, Token));
    }

    [Fact]
    public async Task AFolderWithOtherFilesIsLeftAlone()
    {
        Directory.CreateDirectory(_folder.Path);
        var file = Path.Combine(_folder.Path, "thesis.docx");
        await File.WriteAllTextAsync(file, "ten years of work", Token);

        var error = await RefusedAsync(StoreProblem.NotAnIndex);

        Assert.Contains("thesis.docx", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("elete", error.Message, StringComparison.Ordinal);
        Assert.Equal([file], Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task AFileBesideTheIndexIsLeftAlone()
    {
        await WriteAsync(SomeStored.File("a.md", "a lighthouse"));
        var file = Path.Combine(_folder.Path, "README.txt");
        await File.WriteAllTextAsync(file, "the index of my notes", Token);

        await WriteAsync(SomeStored.File("a.md", "a reef"));

        Assert.Equal("the index of my notes", await File.ReadAllTextAsync(file, Token));
    }

    [Theory]
    [InlineData("_a.txt")]
    [InlineData("my_notes.txt")]
    [InlineData("_0_plan.doc.bak")]
    [InlineData("vectors-_3.graph")]
    [InlineData("segments_of_mine.txt")]
    [InlineData("_0.si.old")]
    public async Task AFileOfAnothersThatLooksLikeAPartOfTheIndexIsLeftAlone(string name)
    {
        await WriteAsync(SomeStored.File("a.md", "a lighthouse"));
        var file = Path.Combine(_folder.Path, name);
        await File.WriteAllTextAsync(file, "mine", Token);

        await using (var store = await OpenAsync())
        {
            await store.WriteAsync([SomeStored.File("a.md", "a reef")], [], Token);
            await store.CompactAsync(Token);
        }

        await WriteAsync(SomeStored.File("b.md", "a buoy"));
        Assert.Equal("mine", await File.ReadAllTextAsync(file, Token));
        await using var again = await OpenAsync();
        Assert.Equal(2, await again.CountAsync(Token));
        Assert.True((await again.VerifyAsync(Token)).IsSound);
    }

    [Fact]
    public async Task WhatBelongsToNoCommitIsDeletedByTheNextWriter()
    {
        await WriteAsync(SomeStored.File("a.md", "a lighthouse"));
        string[] left =
            ["_7.fdt", "_7_Lucene41_0.doc", "_7_Lucene45_0.dvd", "_0_9.del", "_7_1_Lucene45_0.dvm", "_7.cfs"];
        foreach (var name in left)
        {
            await File.WriteAllTextAsync(Path.Combine(_folder.Path, name), "cut off", Token);
        }

        await WriteAsync(SomeStored.File("a.md", "a reef"));

        Assert.DoesNotContain(left, name => File.Exists(Path.Combine(_folder.Path, name)));
    }

    [Fact]
    public async Task AFileIsNoFolder()
    {
        await File.WriteAllTextAsync(_folder.Path, "", Token);

        await RefusedAsync(StoreProblem.NotAnIndex);
    }

    [Fact]
    public async Task AnIndexOfAnotherProgramIsLeftAlone()
    {
        MakeCommit([]);

        await RefusedAsync(StoreProblem.NotAnIndex);
    }

    [Fact]
    public async Task AnIndexOfANewerFormatIsRefused()
    {
        MakeCommit(new IndexStamp(_folder.Path, SomeStored.Space).ToUserData(KeywordLanguage.English), data => data["search.format"] = "3");

        var error = await RefusedAsync(StoreProblem.NewerFormat);

        Assert.Contains("format 3", error.Message, StringComparison.Ordinal);
        Assert.Contains("up to 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnIndexOfAnOlderFormatIsRefused()
    {
        MakeCommit(new IndexStamp(_folder.Path, SomeStored.Space).ToUserData(KeywordLanguage.English), data => data["search.format"] = "1");

        var error = await RefusedAsync(StoreProblem.OlderFormat);

        Assert.Contains("format 1", error.Message, StringComparison.Ordinal);
        Assert.Contains("index the files again", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("search.format", "one")]
    [InlineData("search.dimensions", "-3")]
    [InlineData("search.model.name", null)]
    [InlineData("search.language", "tlh")]
    [InlineData("search.language", null)]
    public async Task ACommitThatContradictsItselfIsDamage(string name, string? value)
    {
        MakeCommit(new IndexStamp(_folder.Path, SomeStored.Space).ToUserData(KeywordLanguage.English), data =>
        {
            data.Remove(name);
            if (value is not null)
            {
                data[name] = value;
            }
        });

        await RefusedAsync(StoreProblem.Damaged);
    }

    [Theory]
    [InlineData("large-model", 'a', 3)]
    [InlineData("small-model", 'b', 3)]
    [InlineData("small-model", 'a', 4)]
    public async Task AnIndexOfAnotherModelIsRefusedWithBothNames(string model, char checksum, int dimensions)
    {
        await WriteAsync(SomeStored.File("a.md", "a lighthouse"));
        var other = new VectorSpace(new ModelIdentity(model, new string(checksum, 64)), dimensions);

        var error = await RefusedAsync(StoreProblem.OtherModel, other);

        Assert.Contains(SomeStored.Space.ToString(), error.Message, StringComparison.Ordinal);
        Assert.Contains(other.ToString(), error.Message, StringComparison.Ordinal);
        Assert.Contains(_folder.Path, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task APathThroughAFileCannotBeWritten()
    {
        await File.WriteAllTextAsync(_folder.Path, "", Token);
        await using var store = await LuceneChunkStore.OpenAsync(
            Path.Combine(_folder.Path, "index"), SomeStored.Space, cancellationToken: Token);

        var error = await Assert.ThrowsAsync<StoreException>(async () =>
            await store.WriteAsync([SomeStored.File("a.md", "a reef")], [], Token));

        Assert.Equal(StoreProblem.NoAccess, error.Problem);
    }

    [Fact]
    public async Task AFolderThatVanishesCannotBeRead()
    {
        await WriteAsync(SomeStored.File("a.md", "a lighthouse"));
        await using var store = await OpenAsync();
        Directory.Delete(_folder.Path, recursive: true);

        var error = await Assert.ThrowsAsync<StoreException>(async () =>
            await store.SearchKeywordsAsync("reef", 5, Token));

        Assert.Equal(StoreProblem.NoAccess, error.Problem);
    }

    [Theory]
    [InlineData(float.NaN, 1)]
    [InlineData(-1f, 1)]
    [InlineData(1f, 0)]
    public async Task OptionsOutOfRangeAreRefused(float boost, int megabytes)
    {
        var options = new LuceneChunkStoreOptions { TitleBoost = boost, WriteBufferMegabytes = megabytes };

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () =>
            await LuceneChunkStore.OpenAsync(_folder.Path, SomeStored.Space, options, Token));
    }

    private async Task<LuceneChunkStore> OpenAsync() =>
        await LuceneChunkStore.OpenAsync(_folder.Path, SomeStored.Space, cancellationToken: Token);

    private async Task WriteAsync(params SourceUpdate[] updates)
    {
        await using var store = await OpenAsync();
        await store.WriteAsync(updates, [], Token);
    }

    private async Task<StoreException> RefusedAsync(StoreProblem problem, VectorSpace? space = null)
    {
        var error = await Assert.ThrowsAsync<StoreException>(async () =>
            await LuceneChunkStore.OpenAsync(_folder.Path, space ?? SomeStored.Space, cancellationToken: Token));
        Assert.Equal(problem, error.Problem);
        return error;
    }

    private void MakeCommit(Dictionary<string, string> data, Action<Dictionary<string, string>>? change = null)
    {
        change?.Invoke(data);
        using var directory = FSDirectory.Open(_folder.Path);
        using var writer = new IndexWriter(
            directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, new WhitespaceAnalyzer(LuceneVersion.LUCENE_48)));
        writer.AddDocument(new Lucene.Net.Documents.Document());
        writer.SetCommitData(data);
        writer.Commit();
    }
}
