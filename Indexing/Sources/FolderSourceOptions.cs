namespace Search.Indexing;

/// <summary>Which files below a folder are meant.</summary>
public sealed class FolderSourceOptions
{
    /// <summary>
    /// Globs that a file has to match one of, by its path from the folder: <c>**/*.md</c>. Default: every file.
    /// </summary>
    /// <remarks>
    /// Upper and lower case are the same. <c>*</c> stands for a part of a name, <c>**</c> for any folders.
    /// </remarks>
    public IReadOnlyList<string> Include { get; init; } = ["**/*"];

    /// <summary>
    /// Globs of files to leave out, even if included. One that ends in <c>/**</c> keeps its folder from being read.
    /// </summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>
    /// Folders to leave out, as paths: absolute, or from the current directory. An index puts its own here.
    /// </summary>
    public IReadOnlyList<string> ExcludedFolders { get; init; } = [];

    /// <summary>
    /// Whether files and folders whose name begins with a dot, or that are marked hidden, count. Default: no.
    /// </summary>
    public bool IncludeHidden { get; init; }

    /// <summary>Whether links are followed, wherever they lead. Default: no; each is reported.</summary>
    /// <remarks>
    /// A link may lead out of the folder, to files that its owner never meant to be searched. A folder is visited once,
    /// however many links lead to it, so loops end.
    /// </remarks>
    public bool FollowLinks { get; init; }
}
