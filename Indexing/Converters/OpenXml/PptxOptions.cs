namespace Search.Indexing;

/// <summary>What of a PowerPoint presentation becomes text.</summary>
public sealed record PptxOptions
{
    /// <summary>The defaults: the slides that are shown, each with the speaker's notes.</summary>
    public static PptxOptions Default { get; } = new();

    /// <summary>Whether comments stand after the slide that they are about; default no, with a warning.</summary>
    public bool IncludeComments { get; init; }

    /// <summary>Whether hidden slides and shapes are kept; default no, with a warning.</summary>
    public bool IncludeHidden { get; init; }

    /// <summary>Whether the speaker's notes stand after each slide; default yes.</summary>
    public bool IncludeSpeakerNotes { get; init; } = true;
}
