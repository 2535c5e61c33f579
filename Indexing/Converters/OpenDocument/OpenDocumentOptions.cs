namespace Search.Indexing;

/// <summary>What of an OpenDocument file becomes text.</summary>
public sealed record OpenDocumentOptions
{
    /// <summary>The defaults: what a reader of the final version sees, and the notes of a presentation.</summary>
    public static OpenDocumentOptions Default { get; } = new();

    /// <summary>Whether comments stand after the paragraph that they are about; default no, with a warning.</summary>
    public bool IncludeComments { get; init; }

    /// <summary>Whether hidden text, rows, columns, sheets and slides are kept; default no, with a warning.</summary>
    public bool IncludeHidden { get; init; }

    /// <summary>Whether the address of a link stands in round brackets behind its words; default no.</summary>
    public bool IncludeLinkAddresses { get; init; }

    /// <summary>Whether the speaker's notes stand after each slide of a presentation; default yes.</summary>
    public bool IncludeSpeakerNotes { get; init; } = true;
}
