using Search.Evaluation;
using Search.Indexing;
using Search.Inference;
using Search.Pipeline;
using Search.Reader;
using Search.Retrieval;

namespace Search.Quality;

/// <summary>The system that <c>qa</c> asks: an index of the corpus, a retriever and a reader.</summary>
internal sealed class QaSystem : IAsyncDisposable
{
    /// <summary>So many candidates that the best of each passage is among them.</summary>
    private const int Candidates = 40;

    private readonly TransformerEmbeddingGenerator _generator;
    private readonly IChunkStore _store;
    private readonly ExtractiveReader _reader;

    private QaSystem(
        TransformerEmbeddingGenerator generator, IChunkStore store, ExtractiveReader reader, QaSettings settings)
    {
        (_generator, _store, _reader) = (generator, store, reader);
        Graph = new ExtractiveQaGraph(
            RetrieverOf(settings.Method), reader,
            new ExtractiveQaOptions { Passages = settings.Passages, RankWeight = settings.RankWeight }).Graph;
    }

    /// <summary>The graph of retriever and reader.</summary>
    public Graph Graph { get; }

    /// <summary>Indexes the corpus and loads the models.</summary>
    public static async Task<QaSystem> OpenAsync(
        QaData data, QaSettings settings, string folder, CancellationToken cancellationToken)
    {
        var generator = TransformerEmbeddingGenerator.Load(ModelFolder.Open(settings.Embedder.FullName));
        IChunkStore? store = null;
        try
        {
            store = settings.Corpus is { } corpus
                ? await IndexFolderAsync(corpus, generator, settings, folder, cancellationToken)
                : await IndexParagraphsAsync(data, generator, settings, folder, cancellationToken);
            var reader = ExtractiveReader.Load(
                ModelFolder.Open(settings.Reader.FullName),
                new ExtractiveReaderOptions { TopAnswers = Candidates });
            return new QaSystem(generator, store, reader, settings);
        }
        catch
        {
            await (store?.DisposeAsync() ?? ValueTask.CompletedTask);
            generator.Dispose();
            throw;
        }
    }

    /// <summary>The passages with the answers.</summary>
    public IGoldPassages GoldOf(QaData data) =>
        data.DataSet is { } dataSet ? new SquadGoldPassages(dataSet, _store) : new StoredGoldPassages(_store);

    /// <summary>How many chunks the index holds.</summary>
    public ValueTask<int> CountAsync(CancellationToken cancellationToken) => _store.CountAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        _reader.Dispose();
        await _store.DisposeAsync();
        _generator.Dispose();
    }

    private IRetriever RetrieverOf(RetrievalMethod method) => method switch
    {
        RetrievalMethod.Keyword => new KeywordRetriever(_store),
        RetrievalMethod.Embedding => new EmbeddingRetriever(_store, _generator.ForQueries()),
        _ => new HybridRetriever(
            new KeywordRetriever(_store), new EmbeddingRetriever(_store, _generator.ForQueries())),
    };

    private static VectorSpace SpaceOf(TransformerEmbeddingGenerator generator) =>
        new(new ModelIdentity(generator.Folder.Name, generator.Folder.Checksum), generator.Dimensions);

    private static async Task<IChunkStore> IndexParagraphsAsync(
        QaData data, TransformerEmbeddingGenerator generator, QaSettings settings, string folder,
        CancellationToken cancellationToken)
    {
        if (settings is { Method: RetrievalMethod.Keyword, ChunkTokens: null })
        {
            return await PassageIndex.OpenForWordsAsync(
                Path.Combine(folder, "words"), data.ToCollection(), cancellationToken);
        }

        var splitter = settings.ChunkTokens is null ? null
            : new TokenWindowSplitter(generator.Tokenizer, ChunksOf(settings));
        var collection = data.ToCollection();
        return await PassageIndex.OpenAsync(
            Path.Combine(folder, "vectors"), generator, collection.Passages, collection.Hash, PassageCut.By(splitter),
            cancellationToken);
    }

    private static async Task<IChunkStore> IndexFolderAsync(
        DirectoryInfo corpus, TransformerEmbeddingGenerator generator, QaSettings settings, string folder,
        CancellationToken cancellationToken)
    {
        var options = new SearchOptions
        {
            EmbeddingGenerator = generator,
            Chunks = ChunksOf(settings),
            PreloadReader = false,
        };
        await using (var index = await SearchIndex.OpenAsync(folder, options, cancellationToken))
        {
            await index.AddFolderAsync(
                corpus.FullName, new FolderOptions { RemoveVanished = true }, cancellationToken: cancellationToken);
        }

        return await LuceneChunkStore.OpenAsync(folder, SpaceOf(generator), cancellationToken: cancellationToken);
    }

    private static TokenWindowOptions ChunksOf(QaSettings settings) => settings.ChunkTokens is { } tokens
        ? new TokenWindowOptions { MaxTokens = tokens, OverlapTokens = 0 }
        : new TokenWindowOptions();
}
