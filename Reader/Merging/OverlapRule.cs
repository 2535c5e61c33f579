using Search.Pipeline;

namespace Search.Reader;

/// <summary>When two spans of one document are the same answer.</summary>
/// <param name="Threshold">
/// They are when they share more than this part of the shorter one, from 0 to 1; null: only when they are equal.
/// </param>
internal readonly record struct OverlapRule(double? Threshold)
{
    /// <summary>Whether two spans of one document are the same answer.</summary>
    public bool AreSame(TextSpan one, TextSpan other)
    {
        if (one == other)
        {
            return true;
        }

        // The share of either span is greatest for the shorter of the two.
        var shorter = Math.Max(1, Math.Min(one.Length, other.Length));
        return Threshold is { } threshold && (double)one.OverlapWith(other) / shorter > threshold;
    }

    /// <summary>Whether a span is the same answer as one of others.</summary>
    public bool IsTaken(TextSpan span, IReadOnlyList<TextSpan> taken)
    {
        for (var i = 0; i < taken.Count; i++)
        {
            if (AreSame(span, taken[i]))
            {
                return true;
            }
        }

        return false;
    }
}
