namespace Search.Indexing;

/// <summary>What holds within a group of an RTF file, and is as before at its end.</summary>
internal record struct RtfState
{
    /// <summary>What the text is for.</summary>
    public RtfDestination Destination { get; set; }

    /// <summary>How many characters stand in for one that is given in Unicode.</summary>
    public int FallbackLength { get; set; }

    /// <summary>The font, which decides on the code page.</summary>
    public int Font { get; set; }

    /// <summary>Whether the text is hidden.</summary>
    public bool IsHidden { get; set; }

    /// <summary>Whether the text was deleted with changes tracked.</summary>
    public bool IsDeleted { get; set; }

    /// <summary>The level of the heading that the paragraph is; 0 for none.</summary>
    public int HeadingLevel { get; set; }

    /// <summary>Whether the paragraph stands in a table.</summary>
    public bool IsInTable { get; set; }

    /// <summary>Whether the paragraph is an item of a list.</summary>
    public bool IsListItem { get; set; }

    /// <summary>The metadata key of a property.</summary>
    public string? Property { get; set; }
}
