namespace Search.Indexing;

/// <summary>What of an RTF file becomes text.</summary>
public sealed record RtfOptions
{
    /// <summary>The defaults: the body with its notes and text boxes.</summary>
    public static RtfOptions Default { get; } = new();

    /// <summary>Whether headers and footers stand where the file has them; default no.</summary>
    public bool IncludeHeadersAndFooters { get; init; }

    /// <summary>Whether text that is formatted as hidden is kept; default no, with a warning.</summary>
    public bool IncludeHiddenText { get; init; }
}
