using Microsoft.Extensions.FileSystemGlobbing;

namespace Search.Indexing;

/// <summary>Decides by their names which files and folders are meant.</summary>
internal sealed class PathFilter
{
    private const string WholeFolder = "/**";

    private static readonly StringComparison PathComparison =
        OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    private readonly Matcher? _files;
    private readonly Matcher? _folders;
    private readonly string[] _excludedFolders;

    public PathFilter(FolderSourceOptions options)
    {
        var takesAll = options.Exclude.Count == 0 && options.Include is ["**/*"] or ["**"];
        if (!takesAll)
        {
            _files = new Matcher(StringComparison.OrdinalIgnoreCase);
            _files.AddIncludePatterns(options.Include);
            _files.AddExcludePatterns(options.Exclude);
        }

        var folders = options.Exclude.Where(glob => glob.EndsWith(WholeFolder, StringComparison.Ordinal)).ToArray();
        if (folders.Length > 0)
        {
            _folders = new Matcher(StringComparison.OrdinalIgnoreCase);
            _folders.AddIncludePatterns(folders.Select(glob => glob[..^WholeFolder.Length]));
        }

        _excludedFolders =
            [.. options.ExcludedFolders.Select(folder => Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)))];
    }

    public bool TakesFile(string id) => _files is null || _files.Match(id).HasMatches;

    public bool TakesFolder(string id, string fullPath) =>
        _folders?.Match(id).HasMatches != true &&
        !Array.Exists(_excludedFolders, folder => string.Equals(folder, fullPath, PathComparison));
}
