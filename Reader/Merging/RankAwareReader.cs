using Search.Pipeline;

namespace Search.Reader;

/// <summary>Prefers answers from passages that the retriever put first: adds to the gap for the rank.</summary>
/// <remarks>
/// <para>Believed answers stay before the others; among each kind the order is that of gap + weight ÷ rank of the
/// passage, from 1. Scores are not changed. The inner reader should give more answers than are wanted, since one that
/// it left out cannot come to the top. Thread-safe when the inner reader is.</para>
/// <para>A reader alone ranks by what a passage says and does not know how well the passage fits; where many passages
/// are alike, the retriever knows more. docs/evaluation.md has the figures.</para>
/// </remarks>
public sealed class RankAwareReader : IAnswerReader
{
    /// <summary>The default weight, in units of a logit, chosen on 1,000 questions of SQuAD 1.1.</summary>
    public const double DefaultWeight = 4;

    private readonly IAnswerReader _inner;
    private readonly double _weight;

    /// <summary>A reader that orders the answers of another one, which stays the caller's.</summary>
    /// <param name="inner">The reader.</param>
    /// <param name="weight">What the first passage is worth, in units of a logit; 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The weight is negative or no number.</exception>
    public RankAwareReader(IAnswerReader inner, double weight = DefaultWeight)
    {
        ArgumentNullException.ThrowIfNull(inner);
        if (!double.IsFinite(weight) || weight < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(weight), weight, "The weight is a number from 0.");
        }

        (_inner, _weight) = (inner, weight);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<ReadingResult>> ReadAsync(
        IReadOnlyList<ReadingRequest> requests, CancellationToken cancellationToken = default)
    {
        var results = await _inner.ReadAsync(requests, cancellationToken).ConfigureAwait(false);
        return [.. requests.Zip(results, (request, result) => result with { Answers = Order(request, result) })];
    }

    private IReadOnlyList<Answer> Order(ReadingRequest request, ReadingResult result)
    {
        var ranks = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var chunk in request.Chunks)
        {
            ranks.TryAdd(chunk.Chunk.Id, ranks.Count + 1);
        }

        return
        [
            .. result.Answers.OrderByDescending(result.Believes).ThenByDescending(answer =>
                (answer.Scores.NullGap ?? answer.Scores.Logit)
                + (ranks.TryGetValue(answer.Chunk.Id, out var rank) ? _weight / rank : 0)),
        ];
    }
}
