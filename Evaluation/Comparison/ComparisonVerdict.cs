namespace Search.Evaluation;

/// <summary>What the comparison of two runs says of a measure.</summary>
public enum ComparisonVerdict
{
    /// <summary>The difference is no greater than chance makes it; it may be there all the same.</summary>
    NotDifferent,

    /// <summary>The second run is better.</summary>
    Better,

    /// <summary>The second run is worse.</summary>
    Worse,
}
