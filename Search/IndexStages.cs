using Microsoft.Extensions.AI;
using Search.Indexing;
using Search.Inference;
using Search.Pipeline;
using Search.Reader;
using Search.Retrieval;

namespace Search;

/// <summary>The stages behind a <see cref="SearchIndex"/>, put together from its options.</summary>
internal sealed class IndexStages : IAsyncDisposable
{
    private readonly IDisposable? _ownedGenerator;
    private readonly Lazy<Task<ExtractiveReader>> _reader;

    private IndexStages(
        Lazy<Task<ExtractiveReader>> reader, SearchOptions options, IEmbeddingGenerator<string,
        Embedding<float>> generator, IDisposable? ownedGenerator,
        IDocumentSplitter splitter, LuceneChunkStore store)
    {
        _ownedGenerator = ownedGenerator;
        _reader = reader;
        Store = store;
        Indexing = new IndexingPipeline(
            new ConverterRouter([.. ConverterRouter.BuiltIn, .. options.Converters]), splitter,
            new ChunkEmbedder(generator.ForPassages()), store, options.Limits)
        {
            Cleaners = [.. options.Cleaners],
            Languages = EmbedderLanguages.Of(generator),
        };
        Retriever = new HybridRetriever(
            new KeywordRetriever(store), new EmbeddingRetriever(store, generator.ForQueries()));
        Reader = new LateReader(async cancellationToken =>
            await _reader.Value.WaitAsync(cancellationToken).ConfigureAwait(false));
        Query = new QueryPipeline(Retriever, Reader);
    }

    public LuceneChunkStore Store { get; }

    public IRetriever Retriever { get; }

    public IAnswerReader Reader { get; }

    public IndexingPipeline Indexing { get; }

    public QueryPipeline Query { get; }

    public static async Task<IndexStages> OpenAsync(
        string folder, SearchOptions options, CancellationToken cancellationToken)
    {
        var reader = new Lazy<Task<ExtractiveReader>>(() => Task.Run(() => LoadReader(options)));
        if (options.PreloadReader)
        {
            // Goes on beside all that follows. If it fails, the first question is told.
            _ = reader.Value;
        }

        var model = options.EmbeddingGenerator is null
            ? await LoadEmbedderAsync(options, cancellationToken).ConfigureAwait(false)
            : null;
        try
        {
            var generator = options.EmbeddingGenerator ?? model!;
            var splitter = ChooseSplitter(generator, options);
            var space = await EmbeddingSpace.OfAsync(generator, cancellationToken).ConfigureAwait(false);
            var store = await LuceneChunkStore
                .OpenAsync(folder, space, options.Store, cancellationToken).ConfigureAwait(false);
            return new IndexStages(reader, options, generator, model, splitter, store);
        }
        catch
        {
            model?.Dispose();
            await DisposeAsync(reader).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Gives the index in a folder the vectors of the model that the options name.</summary>
    public static async Task<bool> ReembedAsync(
        string folder, SearchOptions options, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        using var model = options.EmbeddingGenerator is null
            ? await LoadEmbedderAsync(options, cancellationToken).ConfigureAwait(false)
            : null;
        var generator = options.EmbeddingGenerator ?? model!;
        var space = await EmbeddingSpace.OfAsync(generator, cancellationToken).ConfigureAwait(false);
        var old = await LuceneChunkStore.FindSpaceAsync(folder, cancellationToken).ConfigureAwait(false)
            ?? throw new StoreException(StoreProblem.NotAnIndex, $"There is no index in '{folder}'.");
        if (old == space)
        {
            return false;
        }

        var store = await LuceneChunkStore.OpenAsync(folder, old, options.Store, cancellationToken)
            .ConfigureAwait(false);
        await using (store.ConfigureAwait(false))
        {
            await store.ReembedAsync(new ChunkEmbedder(generator.ForPassages()), space, progress, cancellationToken)
                .ConfigureAwait(false);
        }

        return true;
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync().ConfigureAwait(false);
        _ownedGenerator?.Dispose();
        await DisposeAsync(_reader).ConfigureAwait(false);
    }

    private static async ValueTask DisposeAsync(Lazy<Task<ExtractiveReader>> reader)
    {
        if (!reader.IsValueCreated)
        {
            return;
        }

        // A reader that could not be loaded was reported to whoever asked, if anybody did.
        await ((Task)reader.Value).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (reader.Value.IsCompletedSuccessfully)
        {
            (await reader.Value.ConfigureAwait(false)).Dispose();
        }
    }

    private static Task<TransformerEmbeddingGenerator> LoadEmbedderAsync(
        SearchOptions options, CancellationToken cancellationToken) =>
        Task.Run(
            () => TransformerEmbeddingGenerator.Load(
                ModelFolder.Open(options.EmbedderFolder),
                new TransformerEmbeddingOptions { Model = new TransformerModelOptions { Threads = options.Threads } }),
            cancellationToken);

    private static IDocumentSplitter ChooseSplitter(
        IEmbeddingGenerator<string, Embedding<float>> generator, SearchOptions options) =>
        options is { Splitter: not null, MakeSplitter: not null }
            ? throw new ArgumentException(
                "Set one of SearchOptions.Splitter and SearchOptions.MakeSplitter, not both.", nameof(options))
            : options.Splitter ?? SplitterFor(generator, options);

    private static IDocumentSplitter SplitterFor(
        IEmbeddingGenerator<string, Embedding<float>> generator, SearchOptions options)
    {
        var tokenizer = generator.GetService<Tokenizer>()
            ?? throw new ArgumentException(
                "The embedding generator offers no tokenizer to size the chunks with. Set SearchOptions.Splitter.",
                nameof(options));
        if (options.MakeSplitter is not null)
        {
            return options.MakeSplitter(SplitMeasure.Tokens(tokenizer));
        }

        var longest = (generator as TransformerEmbeddingGenerator)?.MaxTokens;
        return longest < options.Chunks.MaxTokens
            ? throw new ArgumentException(
                $"Chunks of {options.Chunks.MaxTokens} tokens do not fit into the embedding model, which reads " +
                $"{longest}.",
                nameof(options))
            : new TokenWindowSplitter(tokenizer, options.Chunks);
    }

    private static ExtractiveReader LoadReader(SearchOptions options) =>
        ExtractiveReader.Load(
            ModelFolder.Open(options.ReaderFolder), options.Reader,
            new TransformerModelOptions { Threads = options.Threads });
}
