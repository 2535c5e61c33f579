namespace Search.Indexing;

/// <summary>A file that gave no document, and why.</summary>
/// <param name="File">The file.</param>
/// <param name="Error">The reason, for a person.</param>
public sealed record FileFailure(FolderFile File, string Error);
