namespace Search.Quality;

/// <summary>The figures of one setting, on the half for choosing and on the half for reporting.</summary>
internal sealed record StudyRow(IReadOnlyList<double> Choosing, IReadOnlyList<double> Reporting)
{
    /// <summary>Measures each half of some items.</summary>
    public static StudyRow OfHalves<T>(
        IEnumerable<T> items, Func<T, bool> isForChoosing, Func<IReadOnlyList<T>, IReadOnlyList<double>> measure)
    {
        var halves = items.ToLookup(isForChoosing);
        return new StudyRow(measure([.. halves[true]]), measure([.. halves[false]]));
    }
}
