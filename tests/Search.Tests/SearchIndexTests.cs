using Search.Indexing;
using Search.Pipeline;

namespace Search.Tests;

public sealed class SearchIndexTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ABadFileDoesNotStopTheOthers()
    {
        _folder.Write("docs/good.md", "# Good\n\nThe gate is green.");
        _folder.Write("docs/style.css", "a { color: red }");
        _folder.Write("docs/data.json", """{"a": """);
        await using var index = await OpenAsync();
        var report = await index.AddFolderAsync(_folder["docs"], cancellationToken: Token);
        Assert.Equal(FileOutcome.Unsupported, report.Files.Single(file => file.Id == "style.css").Outcome);
        Assert.Equal(FileOutcome.Failed, report.Files.Single(file => file.Id == "data.json").Outcome);
        Assert.Equal(FileOutcome.Indexed, report.Files.Single(file => file.Id == "good.md").Outcome);
    }

    [Fact]
    public async Task ALinkIsSkippedAndNoProblem()
    {
        _folder.Write("docs/good.md", "The gate is green.");
        File.CreateSymbolicLink(_folder["docs/link.md"], _folder["docs/good.md"]);
        await using var index = await OpenAsync();
        var report = await index.AddFolderAsync(_folder["docs"], cancellationToken: Token);
        var skipped = Assert.Single(report.Files, file => file.Outcome == FileOutcome.Skipped);
        Assert.Equal("link.md", skipped.Id);
        Assert.Contains("It is a link", skipped.Error, StringComparison.Ordinal);
        Assert.Empty(report.Problems);
    }

    [Fact]
    public async Task AFileOverTheLimitIsReportedAndLeavesTheIndex()
    {
        _folder.Write("docs/a.txt", "Short.");
        var options = Options();
        options.Limits = new ConversionLimits { MaxBytes = 100 };
        await using var index = await SearchIndex.OpenAsync(_folder["index"], options, Token);
        await index.AddFolderAsync(_folder["docs"], cancellationToken: Token);
        Assert.Equal(1, (await index.GetStatisticsAsync(Token)).Documents);

        _folder.Write("docs/a.txt", new string('x', 101));
        var report = await index.AddFolderAsync(_folder["docs"], cancellationToken: Token);
        Assert.Contains("the limit is 100", Assert.Single(report.Problems).Error!, StringComparison.Ordinal);
        Assert.Equal(0, (await index.GetStatisticsAsync(Token)).Documents);
    }

    [Fact]
    public async Task ATouchedFileWithTheSameContentIsUnchanged()
    {
        var path = _folder.Write("docs/a.txt", "The gate is green.");
        await using var index = await OpenAsync();
        await index.AddFolderAsync(_folder["docs"], cancellationToken: Token);
        File.SetLastWriteTimeUtc(path, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        var report = await index.AddFolderAsync(_folder["docs"], cancellationToken: Token);
        Assert.Equal(FileOutcome.Unchanged, Assert.Single(report.Files).Outcome);
    }

    [Fact]
    public async Task ATextInAnotherLanguageIsIndexedWithAWarning()
    {
        _folder.Write(
            "docs/hafen.txt", "Der Hafen war am Morgen still, und der Nebel, der von der See kam, hob sich nicht auf.");
        _folder.Write("docs/gate.txt", "The gate is green, and it is the only one of the town that was not painted.");
        await using var index = await OpenAsync();
        var report = await index.AddFolderAsync(_folder["docs"], cancellationToken: Token);
        Assert.All(report.Files, file => Assert.Equal(FileOutcome.Indexed, file.Outcome));
        Assert.Empty(report.Files.Single(file => file.Id == "gate.txt").Warnings);
        Assert.Contains(
            "German", Assert.Single(report.Files.Single(file => file.Id == "hafen.txt").Warnings),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheSplitterAndTheCleanersCanBeChosen()
    {
        _folder.Write("docs/a.md", "# One\n\nThe  gate is green.\n\n# Two\n\nThe wall is white.");
        var options = Options();
        options.MakeSplitter = tokens => new HeadingSplitter(new SplitOptions { Measure = tokens });
        options.Cleaners.Add(new WhiteSpaceCleaner());
        await using (var index = await SearchIndex.OpenAsync(_folder["index"], options, Token))
        {
            await index.AddFolderAsync(_folder["docs"], cancellationToken: Token);
            var chunks = await index.GetChunksAsync("a.md", Token);
            Assert.Equal(
                ["One\n\nThe gate is green.", "Two\n\nThe wall is white."],
                chunks.Select(chunk => chunk.Text.Trim()));
        }

        options.Cleaners.Clear();
        await using var again = await SearchIndex.OpenAsync(_folder["index"], options, Token);
        var report = await again.AddFolderAsync(_folder["docs"], cancellationToken: Token);
        Assert.Equal(FileOutcome.Indexed, Assert.Single(report.Files).Outcome);
    }

    [Fact]
    public async Task ACleanerThatTakesTooLongFailsTheFile()
    {
        _folder.Write("docs/a.txt", new string('a', 40) + "b");
        var options = Options();
        options.Cleaners.Add(new PatternCleaner("(a+)+$", timeout: TimeSpan.FromMilliseconds(50)));
        await using var index = await SearchIndex.OpenAsync(_folder["index"], options, Token);
        var report = await index.AddFolderAsync(_folder["docs"], cancellationToken: Token);
        Assert.Contains("too long", Assert.Single(report.Problems).Error!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnotherChunkSizeIndexesAnew()
    {
        _folder.Write("docs/a.txt", "The gate is green.");
        await using (var index = await OpenAsync())
        {
            await index.AddFolderAsync(_folder["docs"], cancellationToken: Token);
        }

        var options = Options();
        options.Chunks = new Indexing.TokenWindowOptions { MaxTokens = 64 };
        await using var other = await SearchIndex.OpenAsync(_folder["index"], options, Token);
        var report = await other.AddFolderAsync(_folder["docs"], cancellationToken: Token);
        Assert.Equal(FileOutcome.Indexed, Assert.Single(report.Files).Outcome);
    }

    [Fact]
    public async Task VanishedFilesStayUnlessAskedToGo()
    {
        var path = _folder.Write("docs/a.txt", "The gate is green.");
        await using var index = await OpenAsync();
        await index.AddFolderAsync(_folder["docs"], cancellationToken: Token);
        File.Delete(path);
        await index.AddFolderAsync(_folder["docs"], cancellationToken: Token);
        Assert.Single(await index.GetDocumentsAsync(Token));
        var report = await index.AddFolderAsync(
            _folder["docs"], new FolderOptions { RemoveVanished = true }, cancellationToken: Token);
        Assert.Equal(FileOutcome.Removed, Assert.Single(report.Files).Outcome);
        Assert.Empty(await index.GetDocumentsAsync(Token));
    }

    [Fact]
    public async Task NamedFoldersShareAnIndex()
    {
        _folder.Write("one/a.txt", "The gate is green.");
        _folder.Write("two/a.txt", "The gate is red.");
        await using var index = await OpenAsync();
        var removing = new FolderOptions { Name = "one", RemoveVanished = true };
        await index.AddFolderAsync(_folder["one"], removing, cancellationToken: Token);
        await index.AddFolderAsync(_folder["two"], removing with { Name = "two" }, cancellationToken: Token);
        Assert.Equal(["one/a.txt", "two/a.txt"], (await index.GetDocumentsAsync(Token)).Keys.Order());
    }

    [Fact]
    public async Task AFileCanBeAddedAloneAndRemoved()
    {
        await using var index = await OpenAsync();
        var report = await index.AddFileAsync(_folder.Write("note.md", "The gate is green."), "my note", Token);
        Assert.Equal((FileOutcome.Indexed, 1), (report.Outcome, report.Chunks));
        Assert.Equal("The gate is green.", Assert.Single(await index.GetChunksAsync("my note", Token)).Text);
        await index.RemoveAsync(["my note", "unknown"], Token);
        Assert.Equal(new IndexStatistics(0, 0), await index.GetStatisticsAsync(Token));
    }

    [Fact]
    public async Task AnEmptyFileIsADocumentWithoutChunks()
    {
        await using var index = await OpenAsync();
        await index.AddFileAsync(_folder.Write("empty.txt", ""), cancellationToken: Token);
        Assert.Equal(new IndexStatistics(1, 0), await index.GetStatisticsAsync(Token));
        Assert.False((await index.AskAsync("Who?", cancellationToken: Token)).HasAnswer);
    }

    [Fact]
    public async Task ProgressEndsWithAllFilesDone()
    {
        for (var i = 0; i < 5; i++)
        {
            _folder.Write($"docs/{i}.txt", $"The gate number {i} is green.");
        }

        var seen = new Progressed();
        await using var index = await OpenAsync();
        await index.AddFolderAsync(_folder["docs"], progress: seen, cancellationToken: Token);
        Assert.Equal((5, 5, 5), (seen.Last!.FilesDone, seen.Last.FilesTotal, seen.Last.ChunksDone));
        Assert.Equal(seen.Last.BytesTotal, seen.Last.BytesDone);
    }

    [Fact]
    public async Task ACancelledRunLeavesAUsableIndex()
    {
        for (var i = 0; i < 200; i++)
        {
            _folder.Write($"docs/{i:D3}.txt", $"The gate number {i} is green.");
        }

        using var stop = new CancellationTokenSource();
        var stopping = new Progressed(value =>
        {
            if (value.ChunksDone >= 128)
            {
                stop.Cancel();
            }
        });
        await using var index = await OpenAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => index.AddFolderAsync(_folder["docs"], progress: stopping, cancellationToken: stop.Token));
        Assert.InRange((await index.GetStatisticsAsync(Token)).Documents, 64, 199);
        var report = await index.AddFolderAsync(_folder["docs"], cancellationToken: Token);
        Assert.InRange(report.Count(FileOutcome.Unchanged), 64, 199);
        Assert.Equal(200, (await index.GetStatisticsAsync(Token)).Documents);
    }

    [Fact]
    public async Task BadCallsAreRefused()
    {
        await using var index = await OpenAsync();
        await Assert.ThrowsAsync<ArgumentException>(() => index.AskAsync(" ", cancellationToken: Token));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => index.AskAsync("Who?", new AskOptions { Top = 0 }, Token));
        await Assert.ThrowsAsync<DirectoryNotFoundException>(
            () => index.AddFolderAsync(_folder["none"], cancellationToken: Token));
        await Assert.ThrowsAsync<FileNotFoundException>(
            () => index.AddFileAsync(_folder["none"], cancellationToken: Token));
    }

    [Fact]
    public async Task AMissingModelIsNamed()
    {
        var options = new SearchOptions { EmbedderFolder = _folder["none"], PreloadReader = false };
        var error = await Assert.ThrowsAsync<Inference.ModelException>(
            () => SearchIndex.OpenAsync(_folder["index"], options, Token));
        Assert.Contains(_folder["none"], error.Message, StringComparison.Ordinal);
    }

    private static SearchOptions Options() => new() { PreloadReader = false };

    private Task<SearchIndex> OpenAsync() => SearchIndex.OpenAsync(_folder["index"], Options(), Token);

    private sealed class Progressed(Action<IndexingProgress>? then = null) : IProgress<IndexingProgress>
    {
        public IndexingProgress? Last { get; private set; }

        public void Report(IndexingProgress value)
        {
            Last = value;
            then?.Invoke(value);
        }
    }
}
