namespace Search.Evaluation;

/// <summary>How well a score tells two kinds of things apart.</summary>
public static class RocCurve
{
    /// <summary>The area under the receiver operating characteristic.</summary>
    /// <param name="positives">The scores of those that should score high.</param>
    /// <param name="negatives">The scores of the others.</param>
    /// <returns>
    /// The probability that a positive scores above a negative, ties counted half: 0.5 for chance, 1 at best. The cost
    /// is that of sorting.
    /// </returns>
    /// <exception cref="ArgumentException">One of the lists is empty, or holds a value that is no number.</exception>
    public static double AreaUnder(IReadOnlyCollection<double> positives, IReadOnlyCollection<double> negatives)
    {
        ArgumentNullException.ThrowIfNull(positives);
        ArgumentNullException.ThrowIfNull(negatives);
        if (positives.Count == 0 || negatives.Count == 0 || positives.Concat(negatives).Any(double.IsNaN))
        {
            throw new ArgumentException("Expected scores of both kinds, all of them numbers.", nameof(positives));
        }

        // The rank-sum form (Mann and Whitney).
        var (won, below) = (0.0, 0);
        var groups = positives.Select(score => (Score: score, IsPositive: true))
            .Concat(negatives.Select(score => (Score: score, IsPositive: false)))
            .GroupBy(item => item.Score)
            .OrderBy(group => group.Key);
        foreach (var group in groups)
        {
            var positivesHere = group.Count(item => item.IsPositive);
            var negativesHere = group.Count() - positivesHere;
            won += positivesHere * (below + (negativesHere / 2.0));
            below += negativesHere;
        }

        return won / ((double)positives.Count * negatives.Count);
    }
}
