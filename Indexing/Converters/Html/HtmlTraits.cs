namespace Search.Indexing;

/// <summary>What sets an HTML element apart when its text is written.</summary>
[Flags]
internal enum HtmlTraits
{
    None = 0,

    /// <summary>Has no content and no end tag.</summary>
    Void = 1,

    /// <summary>Is not shown, or repeats what is shown.</summary>
    Hidden = 2,

    /// <summary>Keeps its white space.</summary>
    Preformatted = 4,

    /// <summary>Has text without tags, in which character references count.</summary>
    EscapableText = 8,

    /// <summary>Has text without tags and character references.</summary>
    RawText = 16,

    /// <summary>Is raw text by the rules for scripts.</summary>
    Script = 32,

    /// <summary>Is the root of SVG or MathML.</summary>
    Foreign = 64,

    /// <summary>Keeps the tags within from closing elements outside.</summary>
    Boundary = 128,

    /// <summary>Stands in the flow of blocks.</summary>
    Block = 256,

    /// <summary>Is a table or one of its parts, down to the cell.</summary>
    TablePart = 512,
}
