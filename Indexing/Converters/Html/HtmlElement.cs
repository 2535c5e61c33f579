namespace Search.Indexing;

/// <summary>An element's name, and how it is written.</summary>
/// <param name="Name">The name in lower case.</param>
/// <param name="Traits">What sets it apart.</param>
/// <param name="LineBreaks">How many line breaks stand before and after it.</param>
internal sealed record HtmlElement(string Name, HtmlTraits Traits = HtmlTraits.None, int LineBreaks = 0)
{
    /// <summary>The open elements that its start tag closes.</summary>
    public string[] Closes { get; init; } = [];

    /// <summary>The elements beyond which it closes nothing.</summary>
    public string[] ClosesWithin { get; init; } = [];

    /// <summary>The heading's level; 0 for what is no heading.</summary>
    public int HeadingLevel { get; init; }

    public bool Is(HtmlTraits traits) => (Traits & traits) != HtmlTraits.None;
}
