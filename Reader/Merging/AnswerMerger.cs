using Search.Pipeline;

namespace Search.Reader;

/// <summary>Leaves one of several answers that are the same place of the same document.</summary>
internal static class AnswerMerger
{
    /// <summary>Keeps the better of two spans that overlap by more than a share of either.</summary>
    /// <param name="candidates">
    /// The spans with the document they stand in, best first, positions in the document.
    /// </param>
    /// <param name="overlapThreshold">The share of the shorter span, from 0 to 1; null keeps all spans.</param>
    /// <param name="top">How many to keep at most.</param>
    /// <returns>The indices of the spans that stay, best first.</returns>
    public static List<int> Merge(
        IReadOnlyList<(string DocumentId, TextSpan Span)> candidates, double? overlapThreshold, int top)
    {
        var kept = new List<int>(Math.Min(top, candidates.Count));
        for (var i = 0; i < candidates.Count && kept.Count < top; i++)
        {
            var candidate = candidates[i];
            if (!kept.Exists(j => IsDuplicate(candidates[j], candidate, overlapThreshold)))
            {
                kept.Add(i);
            }
        }

        return kept;
    }

    private static bool IsDuplicate(
        (string DocumentId, TextSpan Span) one, (string DocumentId, TextSpan Span) other, double? overlapThreshold)
    {
        if (overlapThreshold is not { } threshold || one.DocumentId != other.DocumentId)
        {
            return false;
        }

        // The share of either span is greatest for the shorter of the two.
        var shorter = Math.Max(1, Math.Min(one.Span.Length, other.Span.Length));
        return (double)one.Span.OverlapWith(other.Span) / shorter > threshold;
    }
}
