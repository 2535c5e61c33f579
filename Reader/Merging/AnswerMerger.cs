using Search.Pipeline;

namespace Search.Reader;

/// <summary>Joins answers of several readings into one list.</summary>
public static class AnswerMerger
{
    /// <summary>Leaves the best of several answers that are the same place of the same document.</summary>
    /// <param name="answers">The answers, best first.</param>
    /// <param name="overlapThreshold">
    /// Two answers of one document are the same when they share more than this part of the shorter one, from 0 to 1;
    /// null: only when their places are equal.
    /// </param>
    /// <returns>The answers that stay, in their order. The cost grows with the square of their number.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is not from 0 to 1.</exception>
    public static IReadOnlyList<Answer> Merge(
        IEnumerable<Answer> answers, double? overlapThreshold = ExtractiveReaderOptions.DefaultOverlapThreshold)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ExtractiveReaderOptions.ThrowIfNoShare(overlapThreshold, nameof(overlapThreshold));
        var rule = new OverlapRule(overlapThreshold);
        var kept = new List<Answer>();
        foreach (var answer in answers)
        {
            if (!kept.Exists(other => other.DocumentId == answer.DocumentId && rule.AreSame(other.Span, answer.Span)))
            {
                kept.Add(answer);
            }
        }

        return kept;
    }
}
