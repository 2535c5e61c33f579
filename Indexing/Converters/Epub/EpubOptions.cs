namespace Search.Indexing;

/// <summary>What of a book becomes text.</summary>
public sealed record EpubOptions
{
    /// <summary>The defaults: the chapters without the table of contents.</summary>
    public static EpubOptions Default { get; } = new();

    /// <summary>Whether the table of contents is kept where it is a page of the book; default no.</summary>
    public bool IncludeTableOfContents { get; init; }

    /// <summary>
    /// Whether what the pages hide is text, too, as <see cref="HtmlOptions.IncludeHidden"/>; default no.
    /// </summary>
    public bool IncludeHidden { get; init; }

    /// <summary>Whether the address of a link stands in round brackets behind its words; default no.</summary>
    public bool IncludeLinkAddresses { get; init; }

    internal HtmlOptions Html => new() { IncludeHidden = IncludeHidden, IncludeLinkAddresses = IncludeLinkAddresses };
}
