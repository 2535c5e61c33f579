namespace Search.Indexing;

/// <summary>Decides how the vectors of a segment are searched, by what either way costs.</summary>
/// <remarks>
/// A scan compares every row that may be found. A graph compares about <see cref="RowsOfBreadth"/> rows for each that
/// it keeps, and the inverse of the share that a filter lets through times as many; each costs
/// <see cref="CostOfJump"/> times a row of a scan, since memory is read here and there. Both numbers are measured by
/// the verb <c>vector-speed</c> of the quality program.
/// </remarks>
internal readonly record struct VectorPlan(bool UsesGraph, int Budget)
{
    /// <summary>How many rows a graph compares for each that it keeps.</summary>
    public const int RowsOfBreadth = 20;

    /// <summary>What comparing a row costs in a graph, beside one of a scan.</summary>
    public const int CostOfJump = 5;

    /// <summary>How many rows a segment must have for its graph to be worth while.</summary>
    public static int LeastRows(int breadth) => RowsOfBreadth * CostOfJump * breadth;

    /// <summary>The way for one segment.</summary>
    /// <param name="rows">How many rows the segment has.</param>
    /// <param name="findable">How many of them a filter lets through and are not deleted.</param>
    /// <param name="breadth">How many rows are to be found.</param>
    /// <returns>
    /// Whether to use the graph, and after how many comparisons to give up and scan, so that a filter that lets through
    /// only what is far from the query costs no more than twice a scan.
    /// </returns>
    public static VectorPlan Of(int rows, int findable, int breadth)
    {
        var expected = RowsOfBreadth * (double)breadth * rows / Math.Max(1, findable);
        var affordable = findable / CostOfJump;
        return new VectorPlan(expected < affordable, affordable);
    }
}
