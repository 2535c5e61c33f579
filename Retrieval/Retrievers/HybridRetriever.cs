using Search.Pipeline;

namespace Search.Retrieval;

/// <summary>Asks a keyword and an embedding retriever at the same time and fuses their lists.</summary>
/// <remarks>
/// <para>Thread-safe when both are. The score is the fusion's; <see cref="ScoredChunk.KeywordScore"/> and
/// <see cref="ScoredChunk.VectorScore"/> stay on each chunk, whichever list it came from.</para>
/// <para>When one retriever fails, the other is cancelled and the question fails: half a result would look like a whole
/// one.</para>
/// </remarks>
public sealed class HybridRetriever : IRetriever
{
    private readonly IRetriever _keyword;
    private readonly IRetriever _embedding;
    private readonly HybridRetrieverOptions _options;

    /// <summary>Makes a retriever of two.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public HybridRetriever(IRetriever keyword, IRetriever embedding, HybridRetrieverOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(keyword);
        ArgumentNullException.ThrowIfNull(embedding);
        _keyword = keyword;
        _embedding = embedding;
        _options = options ?? new HybridRetrieverOptions();
        _options.Check();
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The question is blank.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="top"/> is below 1.</exception>
    public async ValueTask<IReadOnlyList<ScoredChunk>> RetrieveAsync(
        string question, int top, MetadataFilter? filter, CancellationToken cancellationToken = default)
    {
        Questions.Check(question, top);
        var lists = await RetrieveBothAsync(
            (retriever, candidates, token) => retriever.RetrieveAsync(question, candidates, filter, token), top,
            cancellationToken).ConfigureAwait(false);
        return Fuse(lists, top);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A question is blank.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="top"/> is below 1.</exception>
    public async ValueTask<IReadOnlyList<IReadOnlyList<ScoredChunk>>> RetrieveBatchAsync(
        IReadOnlyList<string> questions, int top, MetadataFilter? filter, CancellationToken cancellationToken = default)
    {
        Questions.Check(questions, top);
        var lists = await RetrieveBothAsync(
            (retriever, candidates, token) => retriever.RetrieveBatchAsync(questions, candidates, filter, token), top,
            cancellationToken).ConfigureAwait(false);
        return [.. lists[0].Zip(lists[1], (keyword, embedding) => Fuse([keyword, embedding], top))];
    }

    private IReadOnlyList<ScoredChunk> Fuse(IReadOnlyList<IReadOnlyList<ScoredChunk>> lists, int top) =>
        [.. RankFusion.Fuse(_options.Method, lists, [_options.KeywordWeight, _options.EmbeddingWeight]).Take(top)];

    private async Task<T[]> RetrieveBothAsync<T>(
        Func<IRetriever, int, CancellationToken, ValueTask<T>> retrieve, int top, CancellationToken cancellationToken)
    {
        var candidates = Math.Max(top, _options.Candidates);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        return await Task.WhenAll(
            RunAsync(token => retrieve(_keyword, candidates, token), both),
            RunAsync(token => retrieve(_embedding, candidates, token), both)).ConfigureAwait(false);
    }

    // On the thread pool, because a store may do all of its work before it returns its task.
    private static Task<T> RunAsync<T>(
        Func<CancellationToken, ValueTask<T>> retrieve, CancellationTokenSource both) =>
        Task.Run(
            async () =>
            {
                try
                {
                    return await retrieve(both.Token).ConfigureAwait(false);
                }
                catch
                {
                    await both.CancelAsync().ConfigureAwait(false);
                    throw;
                }
            },
            both.Token);
}
