namespace Search.Indexing;

/// <summary>What of a mail is its text, and what becomes of its attachments.</summary>
public sealed record MailOptions
{
    /// <summary>
    /// Whether the text begins with the lines <c>From</c>, <c>To</c>, <c>Cc</c> and <c>Date</c>. Default true.
    /// </summary>
    public bool IncludeHeaders { get; init; } = true;

    /// <summary>Whether attachments become documents of their own. Default true.</summary>
    public bool IncludeAttachments { get; init; } = true;

    /// <summary>
    /// Whether what a body in HTML hides is text, too, as <see cref="HtmlOptions.IncludeHidden"/>. Default false.
    /// </summary>
    public bool IncludeHidden { get; init; }

    /// <summary>
    /// Whether the address of a link in a body in HTML stands in round brackets behind its words. Default false.
    /// </summary>
    public bool IncludeLinkAddresses { get; init; }

    /// <summary>How deep mails may be attached to one another. Default 10.</summary>
    public int MaxNesting { get; init; } = 10;

    /// <summary>
    /// How many bytes the headers of a mail or of a part of it may have, with what stands before the part. Default
    /// 1 MiB, ten times what mail servers take.
    /// </summary>
    public int MaxHeadBytes { get; init; } = 1024 * 1024;

    internal HtmlOptions Html => new() { IncludeHidden = IncludeHidden, IncludeLinkAddresses = IncludeLinkAddresses };
}
