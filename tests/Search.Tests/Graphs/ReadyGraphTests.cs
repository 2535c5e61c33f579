using Search.Indexing;
using Search.Pipeline;
using Search.Tests.Saving;

namespace Search.Tests.Graphs;

public sealed class ReadyGraphTests : IDisposable
{
    private readonly SampleCatalog _sample = new();
    private readonly TestFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _sample.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task FilesAreIndexedByTypeAndUnchangedOnesLeftAlone()
    {
        var graph = new IndexingGraph(_sample.Splitter, _sample.Embedder, _sample.Store);
        FolderFile[] files =
        [
            Write("a.txt", "A bee."), Write("b.md", "# Bee\n\nA bee."), Write("c.html", "<p>Ooo oo o.</p>"),
            Write("d.bin", "\0\u0001\u0002"), Write("e.json", "{\"a\": "),
            new FolderFile("gone.txt", _folder["gone.txt"], 1, default),
        ];
        var result = await graph.Graph.RunAsync(new GraphInputs { { graph.Files, files } }, null, Token);
        Assert.Equal(["a.txt", "b.md", "c.html"], result.Get(graph.Written).Select(source => source.Id).Order());
        Assert.Equal("d.bin", Assert.Single(result.Get(graph.Unsupported)).Id);
        Assert.Equal(
            ["e.json", "gone.txt"], result.Get(graph.Failures).Select(failure => failure.DocumentId).Order());

        var again = await graph.Graph.RunAsync(new GraphInputs { { graph.Files, files[..3] } }, null, Token);
        Assert.Equal(3, again.Get(graph.Unchanged).Count);
        Assert.False(again.TryGet(graph.Written, out _));
    }

    [Fact]
    public async Task AFileWithoutTextIsRememberedAndOneThatIsBrokenNowLeaves()
    {
        var graph = new IndexingGraph(_sample.Splitter, _sample.Embedder, _sample.Store);
        FolderFile[] files = [Write("a.json", "{\"a\": \"A bee.\"}"), Write("b.txt", ""), Write("c.txt", "Ooo.")];
        var result = await graph.Graph.RunAsync(new GraphInputs { { graph.Files, files } }, null, Token);
        Assert.Equal(["a.json", "b.txt", "c.txt"], result.Get(graph.Written).Select(source => source.Id));

        files = [Write("a.json", "{\"a\": "), files[1], Write("c.txt", "Aaa.")];
        File.Delete(files[2].FullPath);
        var again = await graph.Graph.RunAsync(new GraphInputs { { graph.Files, files } }, null, Token);
        Assert.Equal("b.txt", Assert.Single(again.Get(graph.Unchanged)).Id);
        Assert.Equal(["b.txt", "c.txt"], (await _sample.Store.GetSourcesAsync(Token)).Keys.Order());
        Assert.Single(await _sample.Store.GetChunksAsync("c.txt", Token));
    }

    [Fact]
    public async Task WarningsAreOfTheirFiles()
    {
        var graph = new IndexingGraph(
            _sample.Splitter, _sample.Embedder, _sample.Store, new IndexingGraphOptions { Languages = ["en"] });
        const string German = "Der Hafen war am Morgen still, und der Nebel, der von der See kam, hob sich nicht auf.";
        var inputs = new GraphInputs { { graph.Files, [Write("de.txt", German), Write("en.txt", "A bee.")] } };
        var warning = Assert.Single(graph.WarningsOf(await graph.Graph.RunAsync(inputs, null, Token)));
        Assert.Equal("de.txt", warning.DocumentId);
        Assert.Contains("German", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnAttachmentOfAMailIsConvertedOnTheWayOfMails()
    {
        const string Mail = "From: a@b.c\r\nSubject: Bees\r\nMIME-Version: 1.0\r\n" +
            "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nA bee.\r\n" +
            "--x\r\nContent-Type: text/html; name=more.html\r\n" +
            "Content-Disposition: attachment; filename=more.html\r\n\r\n<p>An ant.</p>\r\n--x--\r\n";
        var graph = new IndexingGraph(_sample.Splitter, _sample.Embedder, _sample.Store);
        await graph.Graph.RunAsync(new GraphInputs { { graph.Files, [Write("a.eml", Mail)] } }, null, Token);
        var chunks = await _sample.Store.GetChunksAsync(Document.PartId("a.eml", "more.html"), Token);
        Assert.Contains("An ant.", Assert.Single(chunks).Chunk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheDocumentsMostLikeOneComeWithoutIt()
    {
        var indexing = new IndexingGraph(_sample.Splitter, _sample.Embedder, _sample.Store);
        FolderFile[] files = [Write("a.txt", "aaaa."), Write("b.txt", "aaae."), Write("c.txt", "oooo.")];
        await indexing.Graph.RunAsync(new GraphInputs { { indexing.Files, files } }, null, Token);
        var graph = new SimilarDocumentsGraph(_sample.Store);
        var result = await graph.Graph.RunAsync(new GraphInputs { { graph.DocumentId, "a.txt" } }, null, Token);
        Assert.Equal(["b.txt", "c.txt"], result.Get(graph.Similar).Select(chunk => chunk.Chunk.DocumentId));

        var none = await graph.Graph.RunAsync(new GraphInputs { { graph.DocumentId, "x" } }, null, Token);
        Assert.Empty(none.Get(graph.Similar));
        Assert.Contains(none.Warnings, warning => warning.Contains("'x'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task TheQueryPipelineGivesWhatItsStagesGive()
    {
        var pipeline = new QueryPipeline(_sample.Retriever, _sample.Reader);
        var filter = MetadataFilter.Field("a") == 1;
        var result = await pipeline.RunAsync("Who?", new AskOptions { Top = 1, Passages = 2, Filter = filter }, Token);
        Assert.Equal(("Who?", 2, filter), Assert.Single(_sample.Retriever.Asked));
        Assert.Equal(["one", "two"], result.Passages.Select(passage => passage.Chunk.Text));
        Assert.Equal("one", Assert.Single(result.Answers).Text);
        Assert.Equal(["a warning"], result.Warnings);

        var found = await pipeline.RunAsync("Who?", new AskOptions { Read = false, Passages = 3 }, Token);
        Assert.Equal(3, found.Passages.Count);
        Assert.Empty(found.Answers);
        Assert.Single(_sample.Reader.BatchSizes);
    }

    [Fact]
    public async Task TheQueryPipelineThrowsWhatItsStagesThrow()
    {
        var pipeline = new QueryPipeline(new FailingRetriever(), _sample.Reader);
        var error = await Assert.ThrowsAsync<IOException>(() => pipeline.RunAsync("Who?", null, Token));
        Assert.Equal("broken", error.Message);
    }

    [Fact]
    public void ATemplateWithoutQuestionOrPassagesIsRefused() =>
        Assert.Throws<ArgumentException>(() => new GenerationGraph(
            _sample.Retriever, _sample.Chat, new GenerationOptions { Template = "{question}" }));

    private FolderFile Write(string name, string text)
    {
        var file = new FileInfo(_folder.Write(name, text));
        return new FolderFile(name, file.FullName, file.Length, new DateTimeOffset(file.LastWriteTimeUtc));
    }

    private sealed class FailingRetriever : IRetriever
    {
        public ValueTask<IReadOnlyList<ScoredChunk>> RetrieveAsync(
            string question, int top, MetadataFilter? filter, CancellationToken cancellationToken = default) =>
            throw new IOException("broken");
    }
}
