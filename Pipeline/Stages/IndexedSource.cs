namespace Search.Pipeline;

/// <summary>What an index remembers of a file, so that the next run knows whether it has changed.</summary>
public sealed record IndexedSource
{
    /// <summary>The <see cref="Document.Id"/> of the file's own document.</summary>
    public required string Id { get; init; }

    /// <summary>SHA-256 of the file's bytes, in lower-case hexadecimal.</summary>
    public required string ContentHash { get; init; }

    /// <summary>The size of the file in bytes.</summary>
    public required long Size { get; init; }

    /// <summary>When the file was last written.</summary>
    public required DateTimeOffset ModifiedAt { get; init; }

    /// <summary>The versions of converter and splitter that made the chunks.</summary>
    public required string Recipe { get; init; }

    /// <summary>The media type of the file.</summary>
    public required string MediaType { get; init; }

    /// <summary>How many chunks the file has.</summary>
    public required int ChunkCount { get; init; }
}
