namespace Search.Evaluation;

/// <summary>What a report of an evaluation shows.</summary>
public sealed record ReportOptions
{
    /// <summary>The default of <see cref="ExamplesPerStage"/>.</summary>
    public const int DefaultExamplesPerStage = 5;

    /// <summary>How many wrong examples of each stage are shown at most; 0 or more.</summary>
    public int ExamplesPerStage { get; init; } = DefaultExamplesPerStage;

    /// <summary>An earlier run of the same questions, which the report is compared with; null for none.</summary>
    public SystemReport? Earlier { get; init; }

    /// <summary>How the runs are compared.</summary>
    public ComparisonOptions Comparison { get; init; } = new();

    internal void Validate() => ArgumentOutOfRangeException.ThrowIfNegative(ExamplesPerStage);
}
