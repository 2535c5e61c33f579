namespace Search.Indexing;

/// <summary>What the text of a group of an RTF file is for.</summary>
internal enum RtfDestination
{
    /// <summary>It is the text of the document.</summary>
    Body,

    /// <summary>It is nothing for readers.</summary>
    Skipped,

    /// <summary>It names fonts.</summary>
    FontTable,

    /// <summary>It names styles.</summary>
    StyleSheet,

    /// <summary>It holds the properties of the file.</summary>
    Info,

    /// <summary>It is one property of the file.</summary>
    Property,

    /// <summary>It is a note, which stands where its mark is.</summary>
    Note,
}
