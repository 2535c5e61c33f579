namespace Search;

/// <summary>How far an indexing run has come.</summary>
public sealed record IndexingProgress
{
    /// <summary>How many files have been dealt with: indexed, unchanged, or failed.</summary>
    public required int FilesDone { get; init; }

    /// <summary>How many files there are.</summary>
    public required int FilesTotal { get; init; }

    /// <summary>How many bytes of files have been dealt with.</summary>
    public required long BytesDone { get; init; }

    /// <summary>How many bytes of files there are.</summary>
    public required long BytesTotal { get; init; }

    /// <summary>How many chunks have been embedded since the start of the run.</summary>
    public required int ChunksDone { get; init; }

    /// <summary>The file that was dealt with last, if any.</summary>
    public string? CurrentFile { get; init; }
}
