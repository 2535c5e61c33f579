namespace Search.Indexing;

/// <summary>One enumeration of a folder.</summary>
internal sealed class FolderWalk
{
    private readonly FolderSourceOptions _options;
    private readonly PathFilter _filter;
    private readonly Stack<(string Id, FileSystemInfo Info)> _pending = new();
    private readonly HashSet<string> _visited = new(StringComparer.Ordinal);

    public FolderWalk(string folder, FolderSourceOptions options, PathFilter filter)
    {
        _options = options;
        _filter = filter;
        _pending.Push(("", new DirectoryInfo(folder)));
    }

    public IEnumerable<FolderEntry> Run(CancellationToken cancellationToken)
    {
        while (_pending.TryPop(out var next))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Visit(next.Id, next.Info) is { } entry)
            {
                yield return entry;
            }
        }
    }

    private FolderEntry? Visit(string id, FileSystemInfo info)
    {
        try
        {
            return info is DirectoryInfo folder ? VisitFolder(id, folder) : VisitFile(id, (FileInfo)info);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return FolderEntry.Of(id.Length == 0 ? "." : id, $"It could not be read: {exception.Message}");
        }
    }

    private FolderEntry? VisitFolder(string id, DirectoryInfo folder)
    {
        if (id.Length > 0 && !_filter.TakesFolder(id, folder.FullName))
        {
            return null;
        }

        if (id.Length > 0 && folder.LinkTarget is { } target && !_options.FollowLinks)
        {
            return FolderEntry.Skipped(id, LinkProblem(target));
        }

        if (_options.FollowLinks && !_visited.Add(RealPath.Of(folder)))
        {
            return FolderEntry.Skipped(id, "It is a folder that was visited already, by another path.");
        }

        // What is pushed last comes first. A folder sorts as its files will, with the slash that their paths have
        // there.
        var children = folder.GetFileSystemInfos();
        var keys = Array.ConvertAll(children, SortKey);
        Array.Sort(keys, children, StringComparer.Ordinal);
        for (var i = children.Length - 1; i >= 0; i--)
        {
            if (_options.IncludeHidden || !IsHidden(children[i]))
            {
                _pending.Push((id.Length == 0 ? children[i].Name : $"{id}/{children[i].Name}", children[i]));
            }
        }

        return null;
    }

    private FolderEntry? VisitFile(string id, FileInfo file)
    {
        if (!_filter.TakesFile(id))
        {
            return null;
        }

        if (file.LinkTarget is { } target)
        {
            return _options.FollowLinks ? VisitLink(id, file) : FolderEntry.Skipped(id, LinkProblem(target));
        }

        if (!file.Exists)
        {
            return FolderEntry.Of(id, "It is gone, or its name is not valid text and cannot be used as a path.");
        }

        return SpecialFile.Describe(file) is { } kind
            ? FolderEntry.Skipped(id, $"It is {kind}, not a file.")
            : FolderEntry.Of(new FolderFile(id, file.FullName, file.Length, new DateTimeOffset(file.LastWriteTimeUtc)));
    }

    private static FolderEntry VisitLink(string id, FileInfo link)
    {
        // The length and the time are those of the file at the end; its path stays that of the link.
        if (link.ResolveLinkTarget(returnFinalTarget: true) is not FileInfo { Exists: true } file)
        {
            return FolderEntry.Of(id, $"It is a link to '{link.LinkTarget}', where no file is.");
        }

        return SpecialFile.Describe(file) is { } kind
            ? FolderEntry.Skipped(id, $"It is a link to {kind}, not to a file.")
            : FolderEntry.Of(new FolderFile(id, link.FullName, file.Length, new DateTimeOffset(file.LastWriteTimeUtc)));
    }

    private static string SortKey(FileSystemInfo info) => info is DirectoryInfo ? info.Name + "/" : info.Name;

    // What is gone or cannot be named has all attributes at once; it is to be reported, not hidden.
    private static bool IsHidden(FileSystemInfo info) =>
        info.Name.StartsWith('.') || (info.Exists && info.Attributes.HasFlag(FileAttributes.Hidden));

    private static string LinkProblem(string target) =>
        $"It is a link to '{target}'; links are followed only with FolderSourceOptions.FollowLinks.";
}
