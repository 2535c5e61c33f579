using Search.Evaluation;
using Search.Indexing;
using Search.Inference;
using Search.Pipeline;
using Search.Reader;
using Search.Retrieval;

namespace Search.Quality.Tests;

/// <summary>The shipped models on documents of our own with labelled questions, and what the healthy system does.</summary>
public sealed class HarbourSystem : IAsyncLifetime
{
    private const int Passages = 4;

    private static readonly string Corpus =
        Path.Combine(RepositoryFiles.Root, "tests", "Search.Quality.Tests", "Data", "harbour");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("search-stages-");
    private readonly ExtractiveReader _reader = ExtractiveReader.Load(
        ModelFolder.Open(RepositoryFiles.Reader), new ExtractiveReaderOptions { TopAnswers = 5 * Passages });

    private readonly TransformerEmbeddingGenerator _generator =
        TransformerEmbeddingGenerator.Load(ModelFolder.Open(RepositoryFiles.Embedder));

    private SearchIndex _index = null!;

    public IReadOnlyList<LabelledQuestion> Questions { get; } = QuestionFile.Read($"{Corpus}.json");

    public SystemReport Healthy { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _index = await IndexAsync("healthy", new TokenWindowOptions());
        Healthy = await EvaluateAsync(_index, RetrieverOf(_index), _reader);
    }

    public async ValueTask DisposeAsync()
    {
        await _index.DisposeAsync();
        _reader.Dispose();
        _generator.Dispose();
        _folder.Delete(recursive: true);
    }

    public async Task<SystemReport> WithRetrieverAsync(Func<IReadOnlyList<Chunk>, IRetriever> make)
    {
        var chunks = new List<Chunk>();
        foreach (var id in (await _index.GetDocumentsAsync()).Keys.Order(StringComparer.Ordinal))
        {
            chunks.AddRange(await _index.GetChunksAsync(id));
        }

        return await EvaluateAsync(_index, make(chunks), _reader);
    }

    public Task<SystemReport> WithReaderAsync(IAnswerReader reader) =>
        EvaluateAsync(_index, RetrieverOf(_index), reader);

    public async Task<SystemReport> WithChunksOfAsync(int tokens)
    {
        await using var cut = await IndexAsync(
            $"cut-{tokens}", new TokenWindowOptions { MaxTokens = tokens, OverlapTokens = 0 });
        return await EvaluateAsync(cut, RetrieverOf(cut), _reader);
    }

    private Task<SystemReport> EvaluateAsync(SearchIndex index, IRetriever retriever, IAnswerReader reader)
    {
        var graph = new ExtractiveQaGraph(retriever, reader, new ExtractiveQaOptions { Passages = Passages }).Graph;
        return new SystemEvaluator(graph, new SystemEvaluationOptions { Gold = new StoredGoldPassages(index.Store) })
            .RunAsync(Questions);
    }

    private HybridRetriever RetrieverOf(SearchIndex index) => new(
        new KeywordRetriever(index.Store), new EmbeddingRetriever(index.Store, _generator.ForQueries()));

    private async Task<SearchIndex> IndexAsync(string name, TokenWindowOptions chunks)
    {
        var options = new SearchOptions { EmbeddingGenerator = _generator, Chunks = chunks, PreloadReader = false };
        var index = await SearchIndex.OpenAsync(Path.Combine(_folder.FullName, name), options);
        await index.AddFolderAsync(Corpus);
        return index;
    }
}
