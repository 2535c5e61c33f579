using Search.Pipeline;

namespace Search.Evaluation;

/// <summary>Says whether chunks hold what a label says.</summary>
/// <param name="question">The label.</param>
/// <param name="usualLength">The length of a usual passage, in UTF-16 code units.</param>
internal sealed class GoldJudge(LabelledQuestion question, int usualLength)
{
    /// <summary>Whether a chunk is of a document that holds the answer.</summary>
    public bool IsOfGoldDocument(Chunk chunk) => question.Gold.Count == 0
        ? HoldsAnswer(chunk)
        : question.Gold.Any(place => IsIn(chunk, place));

    /// <summary>
    /// Whether a chunk holds the whole of an answer: at its place, or, where the label gives none, by its words.
    /// </summary>
    public bool HoldsAnswer(Chunk chunk) => question.Gold.Count == 0
        ? HoldsWords(chunk)
        : question.Gold.Any(place => IsIn(chunk, place)
            && (place.Answer is { } answer ? chunk.Span.Contains(answer) : HoldsWords(chunk)));

    /// <summary>Whether a passage of usual length could hold both the chunk and an answer.</summary>
    public bool IsNearAnswer(Chunk chunk) => question.Gold.Any(place => IsIn(chunk, place)
        && place.Answer is { } answer
        && Math.Max(chunk.Span.End, answer.End) - Math.Min(chunk.Span.Start, answer.Start)
            <= Math.Max(usualLength, chunk.Span.Length));

    /// <summary>Where the gold stands in a list.</summary>
    public GoldRanks Rank(IReadOnlyList<ScoredChunk> chunks) => question.IsAnswerable
        ? new GoldRanks(
            chunks.Count, RankOf(chunks, IsOfGoldDocument), RankOf(chunks, IsNearAnswer), RankOf(chunks, HoldsAnswer))
        : new GoldRanks(chunks.Count);

    private bool HoldsWords(Chunk chunk) =>
        question.Answers.Any(answer => chunk.Text.Contains(answer, StringComparison.OrdinalIgnoreCase));

    private static bool IsIn(Chunk chunk, GoldPlace place) => Document.BelongsTo(chunk.DocumentId, place.DocumentId);

    private static int? RankOf(IReadOnlyList<ScoredChunk> chunks, Func<Chunk, bool> holds)
    {
        for (var i = 0; i < chunks.Count; i++)
        {
            if (holds(chunks[i].Chunk))
            {
                return i + 1;
            }
        }

        return null;
    }
}
