namespace Search.Indexing;

/// <summary>A file that is new or has changed, with what a <see cref="CacheChecker"/> has read of it.</summary>
/// <param name="Id">The path from the folder, with slashes on every system; it names the document.</param>
/// <param name="FullPath">Where to open it.</param>
/// <param name="Length">Its size in bytes.</param>
/// <param name="LastWriteTime">When it was last written, in UTC.</param>
public sealed record ChangedFile(string Id, string FullPath, long Length, DateTimeOffset LastWriteTime)
    : FolderFile(Id, FullPath, Length, LastWriteTime)
{
    /// <summary>The media type, as its content and its name show.</summary>
    public required string MediaType { get; init; }

    /// <summary>
    /// SHA-256 of its bytes before it was converted, in lower-case hexadecimal; empty when nothing converts its type.
    /// </summary>
    public required string ContentHash { get; init; }

    /// <summary>What its chunks are made with; null when nothing converts its type.</summary>
    public required string? Recipe { get; init; }

    /// <summary>Whether the store holds an earlier state of it.</summary>
    public required bool IsKnown { get; init; }
}
