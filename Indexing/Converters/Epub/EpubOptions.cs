namespace Search.Indexing;

/// <summary>What of a book becomes text.</summary>
public sealed record EpubOptions
{
    /// <summary>The defaults: the chapters without the table of contents.</summary>
    public static EpubOptions Default { get; } = new();

    /// <summary>Whether the table of contents is kept where it is a page of the book; default no.</summary>
    public bool IncludeTableOfContents { get; init; }
}
