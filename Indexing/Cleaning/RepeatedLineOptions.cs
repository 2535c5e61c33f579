namespace Search.Indexing;

/// <summary>Which lines a <see cref="RepeatedLineCleaner"/> takes for headers and footers.</summary>
public sealed record RepeatedLineOptions
{
    /// <summary>How many lines at each end of a page are looked at. Default 3.</summary>
    public int Lines { get; init; } = 3;

    /// <summary>On which share of the pages a line must stand. Default 0.5.</summary>
    public double Share { get; init; } = 0.5;

    /// <summary>On how many pages it must stand at least. Default 3.</summary>
    public int Pages { get; init; } = 3;

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Lines, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Share, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Pages, 2);
    }
}
