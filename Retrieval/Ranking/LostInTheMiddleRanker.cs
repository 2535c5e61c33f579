using Search.Pipeline;

namespace Search.Retrieval;

/// <summary>Puts the best chunks at both ends of the list and the worst in its middle.</summary>
/// <remarks>
/// For language models, which overlook the middle of a long prompt (Liu et al. 2023). The first chunk stays first, the
/// second becomes the last, the third the second, and so on. Scores stay as they are.
/// </remarks>
public sealed class LostInTheMiddleRanker : IRanker
{
    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ScoredChunk>> RankAsync(
        string question, IReadOnlyList<ScoredChunk> chunks, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(chunks);
        cancellationToken.ThrowIfCancellationRequested();
        var ordered = new ScoredChunk[chunks.Count];
        for (var rank = 0; rank < chunks.Count; rank++)
        {
            ordered[rank % 2 == 0 ? rank / 2 : chunks.Count - 1 - (rank / 2)] = chunks[rank];
        }

        return ValueTask.FromResult<IReadOnlyList<ScoredChunk>>(ordered);
    }
}
