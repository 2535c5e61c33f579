using Search.Pipeline;

namespace Search.Retrieval;

/// <summary>Keeps the best chunks that together have a share of the probability, and leaves out the rest.</summary>
/// <remarks>
/// Scores become probabilities by the softmax, so they should be logits or differ by about that much: a cross-encoder's
/// raw scores, not reciprocal ranks. The order is that of the scores, which stay as they are. Thread-safe.
/// </remarks>
public sealed class TopPRanker : IRanker
{
    private readonly double _share;
    private readonly int _least;

    /// <summary>Makes a ranker.</summary>
    /// <param name="share">The probability that the chunks kept have together, above 0, at most 1.</param>
    /// <param name="least">How many chunks are kept at least, from 1.</param>
    public TopPRanker(double share, int least = 1)
    {
        if (share is not (> 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(share), share, "The share must lie above 0, at most at 1.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(least, 1);
        (_share, _least) = (share, least);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ScoredChunk>> RankAsync(
        string question, IReadOnlyList<ScoredChunk> chunks, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(chunks);
        cancellationToken.ThrowIfCancellationRequested();
        ScoredChunk[] ordered = [.. chunks.OrderByDescending(found => found.Score)];
        var weights = Array.ConvertAll(ordered, found => Math.Exp(found.Score - ordered[0].Score));
        var wanted = _share * weights.Sum();
        var kept = 0;
        for (var reached = 0.0; kept < ordered.Length && (kept < _least || reached < wanted); kept++)
        {
            reached += weights[kept];
        }

        return ValueTask.FromResult<IReadOnlyList<ScoredChunk>>(ordered[..kept]);
    }
}
