using Search.Indexing;
using Search.Inference;
using Search.Pipeline;

namespace Search.Quality;

/// <summary>The articles of a study, cut in some way and indexed.</summary>
internal sealed class StudyIndex : IAsyncDisposable
{
    private readonly LuceneChunkStore _store;
    private readonly TransformerEmbeddingGenerator _generator;

    // Many questions find the same chunks; each is kept once.
    private readonly Dictionary<string, Chunk> _chunks = new(StringComparer.Ordinal);

    private StudyIndex(LuceneChunkStore store, TransformerEmbeddingGenerator generator)
    {
        _store = store;
        _generator = generator;
    }

    /// <summary>Opens the index of a cut, and adds the articles that are not in it.</summary>
    /// <param name="data">The articles.</param>
    /// <param name="cut">How they are cut.</param>
    /// <param name="generator">The embedder, which stays the caller's.</param>
    /// <param name="folder">The folder that keeps the indexes of all cuts.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static async Task<StudyIndex> OpenAsync(
        StudyData data, StudyCut cut, TransformerEmbeddingGenerator generator, DirectoryInfo folder,
        CancellationToken cancellationToken)
    {
        var name = $"study-{cut}".Replace('/', '-');
        var store = await PassageIndex.OpenAsync(
            Path.Combine(folder.FullName, name), generator, data.Documents, data.Hash, CutterFor(data, cut, generator),
            cancellationToken);
        return new StudyIndex(store, generator);
    }

    /// <summary>How many chunks there are.</summary>
    public ValueTask<int> CountAsync(CancellationToken cancellationToken) => _store.CountAsync(cancellationToken);

    /// <summary>What both retrievers find for each question.</summary>
    /// <param name="questions">The questions.</param>
    /// <param name="depth">How many chunks each retriever is asked for.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<IReadOnlyList<StudyLists>> FindAsync(
        IReadOnlyList<StudyQuestion> questions, int depth, CancellationToken cancellationToken)
    {
        var vectors = await _generator.ForQueries().GenerateAsync(
            questions.Select(question => question.Question.Question), cancellationToken: cancellationToken);
        var lists = new List<StudyLists>(questions.Count);
        foreach (var (question, vector) in questions.Zip(vectors))
        {
            lists.Add(new StudyLists(
                question,
                KeepOnce(await _store.SearchKeywordsAsync(question.Question.Question, depth, cancellationToken)),
                KeepOnce(await _store.SearchVectorAsync(vector.Vector, depth, cancellationToken))));
        }

        return lists;
    }

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    private List<ScoredChunk> KeepOnce(IReadOnlyList<ScoredChunk> list) =>
    [
        .. list.Select(found => _chunks.TryAdd(found.Chunk.Id, found.Chunk)
            ? found
            : found with { Chunk = _chunks[found.Chunk.Id] }),
    ];

    private static PassageCut CutterFor(
        StudyData data, StudyCut cut, TransformerEmbeddingGenerator generator)
    {
        if (cut.Tokens is not { } tokens)
        {
            return new PassageCut("paragraphs", (document, _) => ValueTask.FromResult<IReadOnlyList<Chunk>>(
            [
                .. data.Paragraphs[document.Id].Select((span, index) => Chunk.Of(
                    document, span, index, CodePointCount.Of(document.Text.AsSpan(0, span.Start)))),
            ]));
        }

        return PassageCut.By(new TokenWindowSplitter(
            generator.Tokenizer, new TokenWindowOptions { MaxTokens = tokens, OverlapTokens = cut.Overlap }));
    }
}
