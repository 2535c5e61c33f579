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
        var candidates = Math.Max(top, _options.Candidates);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var lists = await Task.WhenAll(
            RunAsync(_keyword, question, candidates, filter, both),
            RunAsync(_embedding, question, candidates, filter, both)).ConfigureAwait(false);
        double[] weights = [_options.KeywordWeight, _options.EmbeddingWeight];
        return [.. RankFusion.Fuse(_options.Method, lists, weights).Take(top)];
    }

    // On the thread pool, because a store may do all of its work before it returns its task.
    private static Task<IReadOnlyList<ScoredChunk>> RunAsync(
        IRetriever retriever, string question, int top, MetadataFilter? filter, CancellationTokenSource both) =>
        Task.Run(
            async () =>
            {
                try
                {
                    return await retriever.RetrieveAsync(question, top, filter, both.Token).ConfigureAwait(false);
                }
                catch
                {
                    await both.CancelAsync().ConfigureAwait(false);
                    throw;
                }
            },
            both.Token);
}
