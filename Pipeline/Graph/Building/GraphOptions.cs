namespace Search.Pipeline;

/// <summary>What holds for every run of a graph.</summary>
public sealed class GraphOptions
{
    /// <summary>The default of <see cref="MaxVisits"/>.</summary>
    public const int DefaultMaxVisits = 100;

    /// <summary>The name in traces and drawings.</summary>
    public string Name { get; init; } = "graph";

    /// <summary>
    /// How often one component may be visited in a run, from 1; a loop that goes on longer is an error.
    /// </summary>
    public int MaxVisits { get; init; } = DefaultMaxVisits;

    /// <summary>What else there is to say about the graph; it is kept, and nothing depends on it.</summary>
    public DocumentMetadata Metadata { get; init; } = DocumentMetadata.Empty;

    internal void Validate()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(Name);
        ArgumentNullException.ThrowIfNull(Metadata);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxVisits, 1);
    }
}
