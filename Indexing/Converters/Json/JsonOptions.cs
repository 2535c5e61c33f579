namespace Search.Indexing;

/// <summary>What of a JSON or JSON Lines file is its text, and how many documents it makes.</summary>
public sealed record JsonOptions
{
    /// <summary>The name of the property whose values are the text, wherever it stands; case counts.</summary>
    /// <remarks>Null, the default: all texts, numbers and truth values, each on a line behind its name.</remarks>
    public string? TextField { get; init; }

    /// <summary>The name of the property that is the title of a document. Default: <c>title</c>.</summary>
    public string? TitleField { get; init; } = "title";

    /// <summary>The names of properties of a document that become its metadata. Default: none.</summary>
    public IReadOnlyList<string> MetadataFields { get; init; } = [];

    /// <summary>
    /// Whether each line of a JSON Lines file, and each item of a JSON file that is a list, is a document of its own.
    /// Default false: a file is one document.
    /// </summary>
    public bool DocumentPerItem { get; init; }
}
