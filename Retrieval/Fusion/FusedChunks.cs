using Search.Pipeline;

namespace Search.Retrieval;

/// <summary>The chunks of several lists with the scores they have come to so far.</summary>
internal sealed class FusedChunks
{
    private readonly Dictionary<string, ScoredChunk> _chunks = new(StringComparer.Ordinal);

    public void AddSums(IReadOnlyList<ScoredChunk> list, Func<double, int, double> part)
    {
        for (var rank = 0; rank < list.Count; rank++)
        {
            Add(list[rank], part(list[rank].Score, rank), (before, added) => before + added);
        }
    }

    public void AddBest(IReadOnlyList<ScoredChunk> list, Func<double, double> scale)
    {
        foreach (var found in list)
        {
            Add(found, scale(found.Score), Math.Max);
        }
    }

    public IReadOnlyList<ScoredChunk> Ranked() =>
    [
        .. _chunks.Values
            .OrderByDescending(found => found.Score)
            .ThenBy(found => found.Chunk.Id, StringComparer.Ordinal),
    ];

    private void Add(ScoredChunk found, double score, Func<double, double, double> combine)
    {
        _chunks[found.Chunk.Id] = _chunks.TryGetValue(found.Chunk.Id, out var before)
            ? before with
            {
                Score = combine(before.Score, score),
                KeywordScore = before.KeywordScore ?? found.KeywordScore,
                VectorScore = before.VectorScore ?? found.VectorScore,
            }
            : found with { Score = score };
    }
}
