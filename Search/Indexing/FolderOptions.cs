namespace Search;

/// <summary>Which files of a folder are indexed, and under which names.</summary>
public sealed record FolderOptions
{
    /// <summary>Globs of files to index, relative to the folder, such as <c>**/*.md</c>. Empty: all files.</summary>
    public IReadOnlyList<string> Include { get; init; } = [];

    /// <summary>Globs of files to leave out, relative to the folder.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>
    /// A name that stands before the relative path in the ids of the folder's documents, so that several folders can
    /// share an index: <c>wiki</c> gives <c>wiki/start.md</c>. Default: none.
    /// </summary>
    public string? Name { get; init; }

    /// <summary>
    /// Whether documents of this folder that are no longer there leave the index; with no <see cref="Name"/>, that is
    /// every document of the index. Default false.
    /// </summary>
    public bool RemoveVanished { get; init; }
}
