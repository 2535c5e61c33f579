using Search.Pipeline;

namespace Search.Retrieval;

/// <summary>Puts a large chunk in the place of its small ones when enough of them were found.</summary>
/// <remarks>
/// <para>For documents cut in levels, whose chunks have a <see cref="Chunk.ParentId"/>. A parent replaces its children
/// when the found ones are more than a share of all it has, and gets the score of the best of them; then the same for
/// its own parent, up to the top. A parent that was found itself takes its found children in.</para>
/// <para>Thread-safe when both stages are. Costs a reading of every document with a hit that has a parent.</para>
/// </remarks>
public sealed class AutoMergingRetriever : IRetriever
{
    /// <summary>The default share of children: half of them.</summary>
    public const double DefaultThreshold = 0.5;

    private readonly IRetriever _retriever;
    private readonly IChunkReader _chunks;
    private readonly double _threshold;

    /// <summary>Makes a retriever over another, which stays the caller's.</summary>
    /// <param name="retriever">Finds the hits.</param>
    /// <param name="chunks">Gives their parents; as a rule the store of the retriever.</param>
    /// <param name="threshold">The share of its children, from 0 to 1, above which a parent replaces them.</param>
    public AutoMergingRetriever(
        IRetriever retriever, IChunkReader chunks, double threshold = DefaultThreshold)
    {
        ArgumentNullException.ThrowIfNull(retriever);
        ArgumentNullException.ThrowIfNull(chunks);
        if (threshold is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(threshold), threshold, "The share must lie between 0 and 1.");
        }

        (_retriever, _chunks, _threshold) = (retriever, chunks, threshold);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The question is blank.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="top"/> is below 1.</exception>
    public async ValueTask<IReadOnlyList<ScoredChunk>> RetrieveAsync(
        string question, int top, MetadataFilter? filter, CancellationToken cancellationToken = default)
    {
        Questions.Check(question, top);
        var hits = await _retriever.RetrieveAsync(question, top, filter, cancellationToken).ConfigureAwait(false);
        return await MergeAsync(hits, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<IReadOnlyList<ScoredChunk>>> RetrieveBatchAsync(
        IReadOnlyList<string> questions, int top, MetadataFilter? filter, CancellationToken cancellationToken = default)
    {
        Questions.Check(questions, top);
        var lists = await _retriever.RetrieveBatchAsync(questions, top, filter, cancellationToken)
            .ConfigureAwait(false);
        var merged = new List<IReadOnlyList<ScoredChunk>>(lists.Count);
        foreach (var hits in lists)
        {
            merged.Add(await MergeAsync(hits, cancellationToken).ConfigureAwait(false));
        }

        return merged;
    }

    private async ValueTask<IReadOnlyList<ScoredChunk>> MergeAsync(
        IReadOnlyList<ScoredChunk> hits, CancellationToken cancellationToken)
    {
        var merged = new List<ScoredChunk>();
        foreach (var document in hits.GroupBy(hit => hit.Chunk.DocumentId, StringComparer.Ordinal))
        {
            merged.AddRange(document.All(hit => hit.Chunk.ParentId is null)
                ? document.AsEnumerable()
                : Merge(
                    [.. document],
                    await _chunks.GetChunksAsync(document.Key, cancellationToken).ConfigureAwait(false)));
        }

        return [.. merged.OrderByDescending(hit => hit.Score).ThenBy(hit => hit.Chunk.Id, StringComparer.Ordinal)];
    }

    private Dictionary<string, ScoredChunk>.ValueCollection Merge(
        List<ScoredChunk> hits, IReadOnlyList<EmbeddedChunk> chunks)
    {
        var byId = chunks.ToDictionary(chunk => chunk.Chunk.Id, chunk => chunk.Chunk, StringComparer.Ordinal);
        var children = chunks.Where(chunk => chunk.Chunk.ParentId is not null)
            .CountBy(chunk => chunk.Chunk.ParentId!, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var found = hits.ToDictionary(hit => hit.Chunk.Id, StringComparer.Ordinal);
        while (found.Values.Where(hit => hit.Chunk.ParentId is not null)
            .GroupBy(hit => hit.Chunk.ParentId!, StringComparer.Ordinal)
            .FirstOrDefault(family => byId.ContainsKey(family.Key) && (found.ContainsKey(family.Key)
                || family.Count() > _threshold * children[family.Key])) is { } complete)
        {
            var best = complete.MaxBy(hit => hit.Score)!;
            foreach (var child in complete.ToList())
            {
                found.Remove(child.Chunk.Id);
            }

            if (!found.TryGetValue(complete.Key, out var itself) || itself.Score < best.Score)
            {
                found[complete.Key] = best with { Chunk = byId[complete.Key] };
            }
        }

        return found.Values;
    }
}
