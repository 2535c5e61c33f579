namespace Search.Indexing;

/// <summary>The files below a folder, in the ordinal order of their paths with slashes.</summary>
/// <remarks>
/// Thread-safe; each enumeration reads the folders anew, one at a time, and keeps no more than their names. What cannot
/// be read is an entry with a problem, and so are links that are not followed and files that are no files: pipes,
/// sockets and devices, which are never opened. What the options leave out is no entry.
/// </remarks>
public sealed class FolderSource
{
    private readonly FolderSourceOptions _options;
    private readonly PathFilter _filter;

    /// <summary>The files below a folder.</summary>
    /// <param name="folder">Its path; if it is a link itself, it is followed.</param>
    /// <param name="options">Which files are meant; by default all that are not hidden.</param>
    public FolderSource(string folder, FolderSourceOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        Folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        _options = options ?? new FolderSourceOptions();
        _filter = new PathFilter(_options);
    }

    /// <summary>The folder's absolute path.</summary>
    public string Folder { get; }

    /// <summary>Finds the files.</summary>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public IEnumerable<FolderEntry> Enumerate(CancellationToken cancellationToken = default)
    {
        if (!Directory.Exists(Folder))
        {
            throw new DirectoryNotFoundException($"The folder '{Folder}' does not exist, or is no folder.");
        }

        return new FolderWalk(Folder, _options, _filter).Run(cancellationToken);
    }
}
