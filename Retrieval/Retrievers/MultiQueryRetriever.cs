using Search.Pipeline;

namespace Search.Retrieval;

/// <summary>Asks a question in several wordings and fuses what they find.</summary>
/// <remarks>
/// Thread-safe when its parts are. The question itself is always one of the wordings; blank and repeated ones are left
/// out. Ranks are fused reciprocally, so a chunk that several wordings find comes to the top.
/// </remarks>
public sealed class MultiQueryRetriever : IRetriever
{
    private readonly IRetriever _retriever;
    private readonly Func<string, CancellationToken, ValueTask<IReadOnlyList<string>>> _reword;
    private readonly int _candidates;

    /// <summary>Makes a retriever over another, which stays the caller's.</summary>
    /// <param name="retriever">Answers each wording.</param>
    /// <param name="reword">Gives other wordings of a question: synonyms, translations, a model's proposals.</param>
    /// <param name="candidates">
    /// How many chunks each wording is asked for, from 1; at least as many as the question asks for.
    /// </param>
    public MultiQueryRetriever(
        IRetriever retriever, Func<string, CancellationToken, ValueTask<IReadOnlyList<string>>> reword,
        int candidates = HybridRetrieverOptions.DefaultCandidates)
    {
        ArgumentNullException.ThrowIfNull(retriever);
        ArgumentNullException.ThrowIfNull(reword);
        ArgumentOutOfRangeException.ThrowIfLessThan(candidates, 1);
        (_retriever, _reword, _candidates) = (retriever, reword, candidates);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The question is blank.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="top"/> is below 1.</exception>
    public async ValueTask<IReadOnlyList<ScoredChunk>> RetrieveAsync(
        string question, int top, MetadataFilter? filter, CancellationToken cancellationToken = default)
    {
        Questions.Check(question, top);
        var wordings = await _reword(question, cancellationToken).ConfigureAwait(false);
        string[] questions =
        [
            .. wordings.Prepend(question).Where(wording => !string.IsNullOrWhiteSpace(wording))
                .Distinct(StringComparer.Ordinal),
        ];
        var lists = await _retriever
            .RetrieveBatchAsync(questions, Math.Max(top, _candidates), filter, cancellationToken).ConfigureAwait(false);
        return [.. RankFusion.Fuse(RankFusionMethod.ReciprocalRank, lists).Take(top)];
    }
}
