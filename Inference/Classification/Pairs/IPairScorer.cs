namespace Search.Inference;

/// <summary>Judges how well passages fit queries, reading both together.</summary>
/// <remarks>Implementations are thread-safe. The cost is a run of the model for each pair; nothing is kept.</remarks>
public interface IPairScorer
{
    /// <summary>Scores pairs.</summary>
    /// <param name="pairs">The pairs, which may share queries and passages.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>A score for each pair, in the order of the pairs.</returns>
    /// <exception cref="ArgumentException">
    /// A text is null, a query leaves no room for its passage, or a passage is too long and to be refused.
    /// </exception>
    Task<IReadOnlyList<PairScore>> ScoreAsync(
        IEnumerable<TextPair> pairs, CancellationToken cancellationToken = default);
}
