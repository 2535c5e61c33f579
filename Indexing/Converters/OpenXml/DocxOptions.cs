namespace Search.Indexing;

/// <summary>What of a Word document becomes text.</summary>
public sealed record DocxOptions
{
    /// <summary>The defaults: the body with its notes and text boxes, in its final version.</summary>
    public static DocxOptions Default { get; } = new();

    /// <summary>Whether comments stand after the paragraph that they are about; default no, with a warning.</summary>
    public bool IncludeComments { get; init; }

    /// <summary>Whether headers and footers stand after the body; default no.</summary>
    public bool IncludeHeadersAndFooters { get; init; }

    /// <summary>Whether text that is formatted as hidden is kept; default no, with a warning.</summary>
    public bool IncludeHiddenText { get; init; }

    /// <summary>Whether the address of a link stands in round brackets behind its words; default no.</summary>
    /// <remarks>A link that is written as a field, as old versions of Word did, has its words alone.</remarks>
    public bool IncludeLinkAddresses { get; init; }

    /// <summary>Whether the numbers that Word shows before list items and headings are written; default no.</summary>
    /// <remarks>The file has rules for the numbers and not the numbers: bullets are never written.</remarks>
    public bool IncludeListNumbers { get; init; }
}
