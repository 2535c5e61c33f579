using System.Runtime.InteropServices;
using Search.Pipeline;

namespace Search.Reader;

/// <summary>
/// Picks the best answers of all windows: the best span of all, then the best that is another answer, and so on.
/// </summary>
/// <remarks>
/// A window looks again only when its best span is the answer that was just picked. So the outcome is that of comparing
/// all spans of all windows, and does not depend on how a document was cut, as long as the pieces overlap by the
/// length of an answer.
/// </remarks>
internal sealed class AnswerPicker(SpanFinder finder, ExtractiveReaderOptions options, bool ranksByGap)
{
    // How many places of the same words are followed before the search for other words ends.
    private const int MostPicksForAnAnswer = 8;

    private readonly OverlapRule _rule = new(options.OverlapThreshold);

    /// <summary>Picks answers.</summary>
    /// <param name="chunks">The chunks of the question.</param>
    /// <param name="windows">The windows over them.</param>
    /// <param name="readings">What the model says of each window; null where it was not read.</param>
    /// <param name="rankWeight">What the rank of a chunk counts, see <see cref="ReadingRequest.RankWeight"/>.</param>
    /// <param name="threshold">An answer is believed when its gap is above this; null when any is.</param>
    /// <returns>The best answers, best first; ties by document, then by place.</returns>
    public List<AnswerGroup> Pick(
        IReadOnlyList<ScoredChunk> chunks, ReadOnlySpan<ReadingWindow> windows,
        ReadOnlySpan<WindowReading?> readings, double rankWeight, double? threshold)
    {
        var taken = new Dictionary<string, List<TextSpan>>(StringComparer.Ordinal);
        var best = new CandidateSpan?[windows.Length];
        for (var i = 0; i < windows.Length; i++)
        {
            best[i] = Find(windows[i], readings[i], chunks, []);
        }

        var groups = new List<AnswerGroup>();
        for (var picks = 0; picks < options.TopAnswers * MostPicksForAnAnswer; picks++)
        {
            if (BestOf(best, chunks, rankWeight, threshold) is not { } pick || !Add(groups, pick, chunks))
            {
                break;
            }

            Take(pick, chunks, taken);
            for (var i = 0; i < windows.Length; i++)
            {
                if (best[i] is { } other && AreSame(pick, other, chunks))
                {
                    best[i] = Find(windows[i], readings[i], chunks, taken[DocumentOf(other, chunks)]);
                }
            }
        }

        return groups;
    }

    private static void Take(
        CandidateSpan pick, IReadOnlyList<ScoredChunk> chunks, Dictionary<string, List<TextSpan>> taken) =>
        (CollectionsMarshal.GetValueRefOrAddDefault(taken, DocumentOf(pick, chunks), out _) ??= [])
            .Add(PlaceOf(pick, chunks));

    private CandidateSpan? Find(
        ReadingWindow window, WindowReading? reading, IReadOnlyList<ScoredChunk> chunks, List<TextSpan> taken) =>
        reading is { } read
            ? finder.FindBest(window, read.Logits, chunks[window.Chunk].Chunk, taken, _rule)
            : null;

    // Adds a span to the answer of the same words, or as a new one; false when there is no room for another.
    private bool Add(List<AnswerGroup> groups, CandidateSpan pick, IReadOnlyList<ScoredChunk> chunks)
    {
        if (options.GroupsSameText
            && groups.Find(group => SameWords.Are(TextOf(group.Best, chunks), TextOf(pick, chunks))) is { } group)
        {
            group.Evidence.Add(pick);
            return true;
        }

        if (groups.Count == options.TopAnswers)
        {
            return false;
        }

        groups.Add(new AnswerGroup(pick, []));

        // Without groups nothing can join the last answer, so the search is over.
        return options.GroupsSameText || groups.Count < options.TopAnswers;
    }

    private CandidateSpan? BestOf(
        CandidateSpan?[] candidates, IReadOnlyList<ScoredChunk> chunks, double rankWeight, double? threshold)
    {
        CandidateSpan? best = null;
        foreach (var candidate in candidates)
        {
            if (candidate is { } one
                && (best is not { } other || Compare(one, other, chunks, rankWeight, threshold) < 0))
            {
                best = one;
            }
        }

        return best;
    }

    private int Compare(
        CandidateSpan one, CandidateSpan other, IReadOnlyList<ScoredChunk> chunks, double rankWeight, double? threshold)
    {
        // A believed answer goes before one that is not, whatever the ranks of their passages.
        var order = threshold is { } least ? (other.NullGap > least).CompareTo(one.NullGap > least) : 0;
        if (order == 0)
        {
            order = WorthOf(other, rankWeight).CompareTo(WorthOf(one, rankWeight));
        }

        if (order == 0)
        {
            order = string.CompareOrdinal(DocumentOf(one, chunks), DocumentOf(other, chunks));
        }

        return order != 0 ? order : PlaceOf(one, chunks).Start.CompareTo(PlaceOf(other, chunks).Start);
    }

    private double WorthOf(CandidateSpan span, double rankWeight) =>
        (ranksByGap ? span.NullGap : span.Logit) + (rankWeight / (span.Chunk + 1));

    private bool AreSame(CandidateSpan one, CandidateSpan other, IReadOnlyList<ScoredChunk> chunks) =>
        DocumentOf(one, chunks) == DocumentOf(other, chunks)
        && _rule.AreSame(PlaceOf(one, chunks), PlaceOf(other, chunks));

    private static string DocumentOf(CandidateSpan span, IReadOnlyList<ScoredChunk> chunks) =>
        chunks[span.Chunk].Chunk.DocumentId;

    private static TextSpan PlaceOf(CandidateSpan span, IReadOnlyList<ScoredChunk> chunks) =>
        span.Span.Shift(chunks[span.Chunk].Chunk.Span.Start);

    private static ReadOnlySpan<char> TextOf(CandidateSpan span, IReadOnlyList<ScoredChunk> chunks) =>
        chunks[span.Chunk].Chunk.Text.AsSpan(span.Span.Start, span.Span.Length);
}
