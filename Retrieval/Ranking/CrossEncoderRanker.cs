using Search.Inference;
using Search.Pipeline;

namespace Search.Retrieval;

/// <summary>Ranks chunks by a model that reads question and chunk together.</summary>
/// <remarks>
/// More exact than vectors made apart, and as slow as one run of the model a chunk: for the best 20 to 100 of a
/// retriever. <see cref="ScoredChunk.Score"/> becomes the model's; the retrievers' scores stay. A chunk that is too
/// long for the model is judged by its beginning. Thread-safe when the scorer is.
/// </remarks>
public sealed class CrossEncoderRanker : IRanker
{
    private readonly IPairScorer _scorer;

    /// <summary>Makes a ranker over a scorer, which stays the caller's.</summary>
    public CrossEncoderRanker(IPairScorer scorer)
    {
        ArgumentNullException.ThrowIfNull(scorer);
        _scorer = scorer;
    }

    /// <summary>Chunks below this score are left out. Default: none.</summary>
    public double LeastScore { get; init; } = double.NegativeInfinity;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The question leaves no room for a chunk in the model.</exception>
    public async ValueTask<IReadOnlyList<ScoredChunk>> RankAsync(
        string question, IReadOnlyList<ScoredChunk> chunks, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(chunks);
        if (chunks.Count == 0)
        {
            return chunks;
        }

        var scores = await _scorer
            .ScoreAsync(chunks.Select(found => new TextPair(question, found.Chunk.Text)), cancellationToken)
            .ConfigureAwait(false);
        return
        [
            .. chunks.Zip(scores, (found, score) => found with { Score = score.Score })
                .Where(found => found.Score >= LeastScore).OrderByDescending(found => found.Score),
        ];
    }
}
