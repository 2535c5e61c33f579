using Search.Pipeline;

namespace Search.Retrieval;

/// <summary>Puts newer chunks before older ones that fit as well.</summary>
/// <remarks>
/// The score is (1 − weight) · fit + weight · 2^(−age / half-life). The fit is the chunk's own score, scaled so that
/// the best of the list has 1 and the worst 0 (1 for all when they are equal). A chunk without a date counts as
/// infinitely old, one with a date to come as new. Thread-safe.
/// </remarks>
public sealed class RecencyRanker : IRanker
{
    private readonly string _field;
    private readonly RecencyRankerOptions _options;
    private readonly TimeProvider _clock;

    /// <summary>Makes a ranker.</summary>
    /// <param name="field">The field of the metadata that holds the date, as filters name it.</param>
    /// <param name="options">How much age counts.</param>
    /// <param name="clock">Says what time it is; null for the system's.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public RecencyRanker(string field, RecencyRankerOptions? options = null, TimeProvider? clock = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(field);
        _field = field;
        _options = options ?? new RecencyRankerOptions();
        _options.Check();
        _clock = clock ?? TimeProvider.System;
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ScoredChunk>> RankAsync(
        string question, IReadOnlyList<ScoredChunk> chunks, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(chunks);
        cancellationToken.ThrowIfCancellationRequested();
        if (chunks.Count == 0)
        {
            return ValueTask.FromResult(chunks);
        }

        var (worst, best) = (chunks.Min(found => found.Score), chunks.Max(found => found.Score));
        var now = MetadataDate.Of(_clock.GetUtcNow());
        return ValueTask.FromResult<IReadOnlyList<ScoredChunk>>(
        [
            .. chunks.Select(found => found with
            {
                Score = ((1 - _options.Weight) * (best > worst ? (found.Score - worst) / (best - worst) : 1))
                    + (_options.Weight * Recency(found.Chunk, now)),
            }).OrderByDescending(found => found.Score),
        ]);
    }

    private double Recency(Chunk chunk, MetadataDate now)
    {
        if (!MetadataValues.TryDate(MetadataFilter.ValueOf(chunk, _field), out var date))
        {
            return 0;
        }

        var age = Math.Max(0, now.UtcTicks - date.UtcTicks);
        return Math.Pow(2, -age / (double)_options.HalfLife.Ticks);
    }
}
