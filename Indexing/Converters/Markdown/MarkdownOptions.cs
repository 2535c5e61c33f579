namespace Search.Indexing;

/// <summary>What of a Markdown file is its text.</summary>
public sealed record MarkdownOptions
{
    /// <summary>Whether the address of a link stands in round brackets behind its words. Default false.</summary>
    public bool IncludeLinkAddresses { get; init; }

    /// <summary>
    /// Whether a table keeps its marks, as it is written. Default false: a row is a line of cells with " | " between
    /// them.
    /// </summary>
    public bool KeepTableMarks { get; init; }
}
