namespace Search.Indexing;

/// <summary>A file below a folder, or the reason why something there is left out.</summary>
public sealed record FolderEntry
{
    private FolderEntry(string id) => Id = id;

    /// <summary>The path from the folder, with slashes; for the folder itself, <c>.</c>.</summary>
    public string Id { get; }

    /// <summary>The file; null when there is a problem.</summary>
    public FolderFile? File { get; private init; }

    /// <summary>Why the file or folder is left out, as a sentence; null when there is a file.</summary>
    public string? Problem { get; private init; }

    /// <summary>
    /// Whether it is left out on purpose: a link, a pipe, a folder that was visited already. False for a file, and for
    /// what could not be read.
    /// </summary>
    public bool IsSkipped { get; private init; }

    internal static FolderEntry Of(FolderFile file) => new(file.Id) { File = file };

    internal static FolderEntry Of(string id, string problem) => new(id) { Problem = problem };

    internal static FolderEntry Skipped(string id, string reason) => new(id) { Problem = reason, IsSkipped = true };
}
