using Search.Pipeline;

namespace Search.Retrieval;

/// <summary>Grows the chunks that another retriever finds by their neighbours in the document.</summary>
/// <remarks>
/// <para>Small chunks are found more exactly; a reader needs what stands around them. Hits whose windows touch become
/// one passage, so no text comes twice. A passage is an exact slice of its document with the id
/// <c>first chunk..last index</c>; it has the score of its best hit. Where splitting left out the white space between
/// two chunks, the window is several passages, all with that score.</para>
/// <para>Neighbours are chunks with the same <see cref="Chunk.ParentId"/>. Thread-safe when both stages are. Costs a
/// reading of every document with a hit.</para>
/// </remarks>
public sealed class SentenceWindowRetriever : IRetriever
{
    /// <summary>The default number of neighbours on each side.</summary>
    public const int DefaultWindow = 3;

    private readonly IRetriever _retriever;
    private readonly IChunkReader _chunks;
    private readonly int _window;

    /// <summary>Makes a retriever over another, which stays the caller's.</summary>
    /// <param name="retriever">Finds the hits.</param>
    /// <param name="chunks">Gives their neighbours; as a rule the store of the retriever.</param>
    /// <param name="window">How many neighbours on each side, from 0.</param>
    public SentenceWindowRetriever(IRetriever retriever, IChunkReader chunks, int window = DefaultWindow)
    {
        ArgumentNullException.ThrowIfNull(retriever);
        ArgumentNullException.ThrowIfNull(chunks);
        ArgumentOutOfRangeException.ThrowIfNegative(window);
        (_retriever, _chunks, _window) = (retriever, chunks, window);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The question is blank.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="top"/> is below 1.</exception>
    public async ValueTask<IReadOnlyList<ScoredChunk>> RetrieveAsync(
        string question, int top, MetadataFilter? filter, CancellationToken cancellationToken = default)
    {
        Questions.Check(question, top);
        var hits = await _retriever.RetrieveAsync(question, top, filter, cancellationToken).ConfigureAwait(false);
        return await GrowAsync(hits, top, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<IReadOnlyList<ScoredChunk>>> RetrieveBatchAsync(
        IReadOnlyList<string> questions, int top, MetadataFilter? filter, CancellationToken cancellationToken = default)
    {
        Questions.Check(questions, top);
        var lists = await _retriever.RetrieveBatchAsync(questions, top, filter, cancellationToken)
            .ConfigureAwait(false);
        var grown = new List<IReadOnlyList<ScoredChunk>>(lists.Count);
        foreach (var hits in lists)
        {
            grown.Add(await GrowAsync(hits, top, cancellationToken).ConfigureAwait(false));
        }

        return grown;
    }

    private async ValueTask<IReadOnlyList<ScoredChunk>> GrowAsync(
        IReadOnlyList<ScoredChunk> hits, int top, CancellationToken cancellationToken)
    {
        var passages = new List<ScoredChunk>();
        foreach (var document in hits.GroupBy(hit => hit.Chunk.DocumentId, StringComparer.Ordinal))
        {
            var chunks = await _chunks.GetChunksAsync(document.Key, cancellationToken).ConfigureAwait(false);
            foreach (var level in document.GroupBy(hit => hit.Chunk.ParentId, StringComparer.Ordinal))
            {
                var siblings = chunks.Select(chunk => chunk.Chunk).Where(chunk => chunk.ParentId == level.Key).ToList();
                passages.AddRange(Grow([.. level], siblings));
            }
        }

        return [.. passages.OrderByDescending(passage => passage.Score).Take(top)];
    }

    private IEnumerable<ScoredChunk> Grow(List<ScoredChunk> hits, List<Chunk> siblings)
    {
        var places = hits.ToLookup(hit => siblings.FindIndex(chunk => chunk.Id == hit.Chunk.Id));
        var windows = new List<(int First, int Last, ScoredChunk Best)>();
        foreach (var hit in places.Where(place => place.Key >= 0).OrderBy(place => place.Key))
        {
            var (first, last) = (Math.Max(0, hit.Key - _window), Math.Min(siblings.Count - 1, hit.Key + _window));
            if (windows.Count > 0 && first <= windows[^1].Last + 1)
            {
                var before = windows[^1];
                windows[^1] = (before.First, last, Better(before.Best, hit.First()));
            }
            else
            {
                windows.Add((first, last, hit.First()));
            }
        }

        // A hit that another writer has just removed stands for itself.
        return windows.SelectMany(window => Passages.Join(siblings[window.First..(window.Last + 1)])
            .Select(passage => window.Best with { Chunk = passage })).Concat(places[-1]);
    }

    private static ScoredChunk Better(ScoredChunk first, ScoredChunk second) =>
        second.Score > first.Score ? second : first;
}
