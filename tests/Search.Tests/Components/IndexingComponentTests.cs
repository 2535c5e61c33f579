using Search.Indexing;
using Search.Pipeline;
using Search.Tests.Saving;

namespace Search.Tests.Components;

public sealed class IndexingComponentTests : IDisposable
{
    private static readonly IndexingRecipe Recipe = new(
        [IndexingBranch.Text], new UnitSplitter(TextUnit.Word, new SplitOptions { Measure = SplitMeasure.Words }));

    private readonly SampleCatalog _sample = new();
    private readonly TestFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _sample.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task ANewFileHasChangedAndIsLookedAt()
    {
        var file = Write("a.txt", "abc");
        var checker = new CacheChecker(_sample.Store, Recipe);
        var result = await RunAloneAsync(checker, new() { { checker.Files, [file] } });
        var changed = Assert.Single(result.Get(checker.Changed));
        Assert.Equal(("a.txt", "text/plain", false), (changed.Id, changed.MediaType, changed.IsKnown));
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", changed.ContentHash);
        Assert.Equal(Recipe.For("text/plain"), changed.Recipe);
        Assert.False(result.TryGet(checker.Known, out _));
        Assert.False(result.TryGet(checker.Failures, out _));
    }

    [Fact]
    public async Task AnUntouchedFileIsNotOpened()
    {
        var file = Write("a.txt", "abc");
        await StoreAsync(file, hash: "another", Recipe.For("text/plain")!);
        File.Delete(file.FullPath);
        var checker = new CacheChecker(_sample.Store, Recipe);
        var result = await RunAloneAsync(checker, new() { { checker.Files, [file] } });
        Assert.Equal("a.txt", Assert.Single(result.Get(checker.Known)).Id);
    }

    [Fact]
    public async Task ATouchedFileIsKnownByItsContent()
    {
        var file = Write("a.txt", "abc");
        var first = new CacheChecker(_sample.Store, Recipe);
        var looked = await RunAloneAsync(first, new() { { first.Files, [file] } });
        await StoreAsync(file, looked.Get(first.Changed)[0].ContentHash, Recipe.For("text/plain")!);
        var checker = new CacheChecker(_sample.Store, Recipe);
        var result = await RunAloneAsync(
            checker, new() { { checker.Files, [file with { LastWriteTime = DateTimeOffset.UnixEpoch }] } });
        Assert.Single(result.Get(checker.Known));
    }

    [Fact]
    public async Task AnotherRecipeMakesAFileChange()
    {
        var file = Write("a.txt", "abc");
        await StoreAsync(file, "hash", "another recipe");
        var checker = new CacheChecker(_sample.Store, Recipe);
        var result = await RunAloneAsync(checker, new() { { checker.Files, [file] } });
        Assert.True(Assert.Single(result.Get(checker.Changed)).IsKnown);
    }

    [Fact]
    public async Task AFileThatCannotBeOpenedIsATemporaryFailure()
    {
        var checker = new CacheChecker(_sample.Store, Recipe);
        var gone = new FolderFile("gone.txt", _folder["gone.txt"], 1, default);
        var result = await RunAloneAsync(checker, new() { { checker.Files, [gone] } });
        var failure = Assert.Single(result.Get(checker.Failures));
        Assert.Equal(("gone.txt", true), (failure.DocumentId, failure.IsTemporary));
    }

    [Fact]
    public async Task AFileThatNothingWillConvertIsNotReadToItsEnd()
    {
        FolderFile[] files = [Write("large.txt", new string('x', 100)), Write("a.html", "<p>x</p>")];
        var checker = new CacheChecker(_sample.Store, Recipe, new ConversionLimits { MaxBytes = 99 });
        var result = await RunAloneAsync(checker, new() { { checker.Files, files } });
        var failure = Assert.Single(result.Get(checker.Failures));
        Assert.Equal(("large.txt", false), (failure.DocumentId, failure.IsTemporary));
        Assert.Contains("the limit is 99", failure.Error, StringComparison.Ordinal);
        var changed = Assert.Single(result.Get(checker.Changed));
        Assert.Equal(("a.html", ""), (changed.Id, changed.ContentHash));
        Assert.Null(changed.Recipe);
    }

    [Fact]
    public async Task TheCallerMaySayWhatTheStoreHolds()
    {
        var file = Write("a.txt", "abc");
        await StoreAsync(file, "hash", Recipe.For("text/plain")!);
        var checker = new CacheChecker(_sample.Store, Recipe);
        var result = await RunAloneAsync(checker, new()
        {
            { checker.Files, [file] }, { checker.Sources, new Dictionary<string, IndexedSource>() },
        });
        Assert.False(Assert.Single(result.Get(checker.Changed)).IsKnown);
    }

    [Fact]
    public async Task FilesGoByTheirContentThenTheirName()
    {
        FolderFile[] files =
        [
            Write("a.txt", "plain"), Write("b.html", "<!doctype html><p>x</p>"), Write("c.txt", "%PDF-1.7 "),
            Write("d.xyz", "\0\u0001"), new FolderFile("gone.txt", _folder["gone.txt"], 1, default),
        ];
        var router = new FileTypeRouter(
            KeyValuePair.Create<string, IReadOnlyList<string>>("texts", ["text/plain", "text/html"]),
            KeyValuePair.Create<string, IReadOnlyList<string>>("pages", ["application/pdf"]));
        var result = await RunAloneAsync(router, new() { { router.Files, files } });
        Assert.Equal(["a.txt", "b.html"], result.Get(router["texts"]).Select(file => file.Id));
        Assert.Equal("c.txt", Assert.Single(result.Get(router["pages"])).Id);
        Assert.Equal("d.xyz", Assert.Single(result.Get(router.Unmatched)).Id);
        Assert.True(Assert.Single(result.Get(router.Failures)).IsTemporary);
    }

    [Fact]
    public void AMediaTypeGoesOneWay() => Assert.Throws<ArgumentException>(() => new FileTypeRouter(
        KeyValuePair.Create<string, IReadOnlyList<string>>("a", ["text/plain"]),
        KeyValuePair.Create<string, IReadOnlyList<string>>("b", ["TEXT/plain"])));

    [Fact]
    public async Task WhatAConverterThrowsIsAFailureOfTheFile()
    {
        var convert = new ConverterComponent(new ThrowingConverter());
        var result = await RunAloneAsync(
            convert, new() { { convert.Files, [Write("a.txt", "bad"), Write("b.txt", "good")] } });
        Assert.Equal("b.txt", Assert.Single(result.Get(convert.Documents)).Id);
        var failure = Assert.Single(result.Get(convert.Failures));
        Assert.Equal(("a.txt", false), (failure.DocumentId, failure.IsTemporary));
        Assert.Contains("broken inside", failure.Error, StringComparison.Ordinal);
        Assert.Equal(new DocumentWarning("b.txt", "careful"), Assert.Single(result.Get(convert.Warnings)));
    }

    [Fact]
    public async Task ADocumentThatTakesTooLongToCleanIsAFailure()
    {
        var clean = new CleanerComponent(new PatternCleaner("(a+)+$", timeout: TimeSpan.FromMilliseconds(50)));
        var result = await RunAloneAsync(clean, new()
        {
            { clean.Documents, [Some.Document("a", new string('a', 40) + "b"), Some.Document("b", "b")] },
        });
        Assert.Equal("b", Assert.Single(result.Get(clean.Cleaned)).Id);
        Assert.Equal("a", Assert.Single(result.Get(clean.Failures)).DocumentId);
    }

    [Fact]
    public async Task AWriterWritesFilesWithTheirChunksAndRemembersThoseWithoutText()
    {
        FolderFile file = Write("a.txt", "abc"), empty = Write("empty.txt", "");
        var written = await WriteAsync(writer => new()
        {
            { writer.Files, [file, empty] },
            { writer.Chunks, [Chunk("a.txt", 0), Chunk(Document.PartId("a.txt", "part"), 0)] },
        });
        Assert.Equal([("a.txt", 2), ("empty.txt", 0)], written.Select(source => (source.Id, source.ChunkCount)));
        var sources = await _sample.Store.GetSourcesAsync(Token);
        Assert.Equal(
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", sources["a.txt"].ContentHash);
        Assert.Equal(IndexingRecipe.DefaultName, sources["empty.txt"].Recipe);
    }

    [Fact]
    public async Task AFileThatChangesWhileItIsIndexedCountsAsChangedTheNextTime()
    {
        var file = Write("a.txt", "abc");
        File.SetLastWriteTimeUtc(file.FullPath, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        var written = await WriteAsync(
            writer => new() { { writer.Files, [file] }, { writer.Chunks, [Chunk("a.txt", 0)] } });
        Assert.Empty(Assert.Single(written).ContentHash);
    }

    [Fact]
    public async Task AFailedFileLeavesTheStoreUnlessTheFailureIsTemporary()
    {
        foreach (var id in new[] { "bad.txt", "busy.txt", "other.bin", "old.txt", "large.txt" })
        {
            await StoreAsync(Write(id, "x"), "hash", "recipe");
        }

        FolderFile bad = Write("bad.txt", "x"), busy = Write("busy.txt", "x"), other = Write("other.bin", "x");
        await WriteAsync(writer => new()
        {
            { writer.Files, [bad, busy, other] },
            { writer.Chunks, [Chunk("bad.txt", 0)] },
            {
                writer.Failed,
                [
                    new(Document.PartId("bad.txt", "part"), "broken"),
                    new DocumentFailure("busy.txt", "in use") { IsTemporary = true },
                    new("large.txt", "too large"),
                ]
            },
            { writer.Rejected, [other] },
            { writer.Removals, ["old.txt", "unknown"] },
        });
        Assert.Equal(["busy.txt"], (await _sample.Store.GetSourcesAsync(Token)).Keys);
    }

    [Fact]
    public async Task WhenThereIsNothingToChangeTheStoreIsNotTouched()
    {
        var bad = new ChangedFile("bad.txt", _folder["bad.txt"], 1, default)
        {
            MediaType = "text/plain", ContentHash = "", Recipe = "", IsKnown = false,
        };
        await _sample.Store.DisposeAsync();
        await WriteAsync(writer => new() { { writer.Files, [bad] }, { writer.Failed, [new("bad.txt", "broken")] } });
    }

    [Fact]
    public async Task AChunkOfNoFileIsRefused()
    {
        var error = await Assert.ThrowsAsync<ComponentException>(() => WriteAsync(
            writer => new() { { writer.Files, [Write("a.txt", "x")] }, { writer.Chunks, [Chunk("b.txt", 0)] } }));
        Assert.Contains("belongs to none of the files", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(ChunkEmbedderComponent.BatchSize * 66)]
    public async Task ManyChunksKeepTheirOrderAndTheirVectors(int count)
    {
        using var generator = new SampleEmbeddings();
        var embedder = new ChunkEmbedder(generator);
        Chunk[] chunks = [.. Enumerable.Range(0, count).Select(number => Some.Chunk("a.txt", $"text {number}"))];
        var component = new ChunkEmbedderComponent(embedder);

        var result = await RunAloneAsync(component, new() { { component.Chunks, chunks } });

        var embedded = result.Get(component.Embedded);
        Assert.Equal(chunks, embedded.Select(item => item.Chunk));
        var last = await embedder.EmbedAsync([chunks[^1]], Token);
        Assert.Equal(last[0].Vector.ToArray(), embedded[^1].Vector.ToArray());
    }

    private static EmbeddedChunk Chunk(string document, int number) =>
        new(Some.Chunk(document, $"text {number}"), new float[] { 1, 0, 0, 0 });

    private static Task<GraphResult> RunAloneAsync(GraphComponent component, GraphInputs inputs)
    {
        var builder = new GraphBuilder();
        builder.Add("it", component);
        return builder.Build().RunAsync(inputs, null, Token);
    }

    private async Task<IReadOnlyList<IndexedSource>> WriteAsync(Func<WriterComponent, GraphInputs> inputs)
    {
        var writer = new WriterComponent(_sample.Store);
        return (await RunAloneAsync(writer, inputs(writer))).Get(writer.Written);
    }

    private ValueTask StoreAsync(FolderFile file, string hash, string recipe) => _sample.Store.WriteAsync(
        [
            new SourceUpdate(
                new IndexedSource
                {
                    Id = file.Id, ContentHash = hash, Size = file.Length, ModifiedAt = file.LastWriteTime,
                    Recipe = recipe, MediaType = "text/plain", ChunkCount = 1,
                },
                [Chunk(file.Id, 0)]),
        ],
        [], Token);

    private FolderFile Write(string name, string text)
    {
        var file = new FileInfo(_folder.Write(name, text));
        return new FolderFile(name, file.FullName, file.Length, new DateTimeOffset(file.LastWriteTimeUtc));
    }

    private sealed class ThrowingConverter : IDocumentConverter
    {
        public IReadOnlyCollection<string> MediaTypes { get; } = ["text/plain"];

        public string Version => "throwing/1";

        public async ValueTask<ConversionResult> ConvertAsync(
            Stream content, FileDescription file, CancellationToken cancellationToken = default)
        {
            using var reader = new StreamReader(content, leaveOpen: true);
            var text = await reader.ReadToEndAsync(cancellationToken);
            return text == "bad"
                ? throw new InvalidDataException("broken inside")
                : ConversionResult.Of(Some.Document(file.Id, text), "careful");
        }
    }
}
