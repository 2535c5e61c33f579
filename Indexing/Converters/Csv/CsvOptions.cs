namespace Search.Indexing;

/// <summary>How a CSV or TSV file is read, and how many documents it makes.</summary>
public sealed record CsvOptions
{
    /// <summary>
    /// What stands between two fields. Null, the default: told from the rows, among comma, semicolon, tab and bar.
    /// </summary>
    public char? Delimiter { get; init; }

    /// <summary>Whether the first row names the columns. Default: told from the rows.</summary>
    public CsvHeader Header { get; init; }

    /// <summary>The names of the columns that are text. Empty, the default: all.</summary>
    public IReadOnlyList<string> TextColumns { get; init; } = [];

    /// <summary>The names of the columns that become the metadata of each row's document. Default: none.</summary>
    /// <remarks>Only with <see cref="DocumentPerRow"/>.</remarks>
    public IReadOnlyList<string> MetadataColumns { get; init; } = [];

    /// <summary>Whether each row is a document of its own. Default false: a file is one document.</summary>
    public bool DocumentPerRow { get; init; }
}
