namespace Search.Indexing;

/// <summary>What of a web page is its text.</summary>
public sealed record HtmlOptions
{
    /// <summary>
    /// Whether the text is the page's article alone, without menus, side bars and footers. What was left out is a
    /// warning. Default false: a page is read whole.
    /// </summary>
    /// <remarks>
    /// Parses the page a second time, for the Readability rules of SmartReader. Where they find no article, and on
    /// pages
    /// nested deeper than <c>ConversionLimits.MaxDepth</c> or longer than two million characters, the page is kept
    /// whole,
    /// with a warning.
    /// </remarks>
    public bool MainContentOnly { get; init; }

    /// <summary>
    /// Whether what the attributes <c>hidden</c>, <c>aria-hidden</c> and <c>style</c> hide is text, too. Default false.
    /// </summary>
    public bool IncludeHidden { get; init; }

    /// <summary>Whether the address of a link stands in round brackets behind its words. Default false.</summary>
    public bool IncludeLinkAddresses { get; init; }
}
