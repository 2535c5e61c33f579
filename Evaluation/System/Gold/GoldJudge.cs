using Search.Pipeline;

namespace Search.Evaluation;

/// <summary>Says whether chunks hold what a label says.</summary>
/// <param name="question">The label.</param>
/// <param name="usualLength">The length of a usual passage, in UTF-16 code units.</param>
internal sealed class GoldJudge(LabelledQuestion question, int usualLength)
{
    private readonly AnswerWords _words = new(question.Answers);

    /// <summary>Whether a chunk is of a document that holds the answer.</summary>
    public bool IsOfGoldDocument(Chunk chunk) => question.Gold.Count == 0
        ? HoldsAnswer(chunk)
        : question.Gold.Any(place => IsIn(chunk, place));

    /// <summary>
    /// Whether a chunk holds the whole of an answer: at its place, or, where the label gives none, by its words.
    /// </summary>
    public bool HoldsAnswer(Chunk chunk) => question.Gold.Count == 0
        ? _words.AreIn(chunk.Text)
        : question.Gold.Any(place => IsIn(chunk, place)
            && (PlaceIn(chunk, place) is { } answer ? chunk.Span.Contains(answer) : _words.AreIn(chunk.Text)));

    /// <summary>Whether a passage of usual length could hold both the chunk and an answer.</summary>
    public bool IsNearAnswer(Chunk chunk) => question.Gold.Any(place => IsIn(chunk, place)
        && PlaceIn(chunk, place) is { } answer
        && Math.Max(chunk.Span.End, answer.End) - Math.Min(chunk.Span.Start, answer.Start)
            <= Math.Max(usualLength, chunk.Span.Length));

    /// <summary>Where the gold stands in a list.</summary>
    public GoldRanks Rank(IReadOnlyList<ScoredChunk> chunks) => question.IsAnswerable
        ? new GoldRanks(
            chunks.Count, RankOf(chunks, IsOfGoldDocument), RankOf(chunks, IsNearAnswer), RankOf(chunks, HoldsAnswer))
        : new GoldRanks(chunks.Count);

    private static bool IsIn(Chunk chunk, GoldPlace place) => Document.BelongsTo(chunk.DocumentId, place.DocumentId);

    // A place says nothing about another part of the file, such as an attachment.
    private static TextSpan? PlaceIn(Chunk chunk, GoldPlace place) =>
        chunk.DocumentId == place.DocumentId ? place.Answer : null;

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
