using Search.Indexing;

namespace Search;

/// <summary>What stands in a folder: files to index, and things that cannot be.</summary>
internal sealed class FolderListing
{
    private readonly FolderOptions _options;
    private readonly string _prefix;
    private readonly List<string> _unreadable = [];

    private FolderListing(FolderOptions options)
    {
        _options = options;
        _prefix = string.IsNullOrWhiteSpace(options.Name) ? "" : options.Name.Trim('/') + "/";
    }

    public List<FolderFile> Files { get; } = [];

    public List<FileReport> Problems { get; } = [];

    public static FolderListing Of(
        string folder, FolderOptions options, string indexFolder, CancellationToken cancellationToken)
    {
        var listing = new FolderListing(options);
        var source = new FolderSource(folder, new FolderSourceOptions
        {
            Include = options.Include.Count > 0 ? options.Include : ["**/*"],
            Exclude = options.Exclude,
            ExcludedFolders = [indexFolder],
        });
        foreach (var entry in source.Enumerate(cancellationToken))
        {
            listing.Add(entry);
        }

        return listing;
    }

    /// <summary>Documents of this folder that the index holds and that are no longer there.</summary>
    public IReadOnlyCollection<string> Vanished(IEnumerable<string> known)
    {
        if (!_options.RemoveVanished)
        {
            return [];
        }

        var present = Files.Select(file => file.Id).ToHashSet(StringComparer.Ordinal);
        return [.. known
            .Where(id =>
                id.StartsWith(_prefix, StringComparison.Ordinal) && !present.Contains(id) && !IsUnreadable(id))];
    }

    private void Add(FolderEntry entry)
    {
        if (entry.File is { } file)
        {
            Files.Add(file with { Id = _prefix + file.Id });
            return;
        }

        var id = entry.Id == "." ? _prefix : _prefix + entry.Id;
        _unreadable.Add(id);
        var outcome = entry.IsSkipped ? FileOutcome.Skipped : FileOutcome.Failed;
        Problems.Add(new FileReport(id.Length == 0 ? "." : id, outcome, 0) { Error = entry.Problem });
    }

    // What cannot be looked into now is not gone.
    private bool IsUnreadable(string id) =>
        _unreadable.Exists(place => place.Length == 0 || id == place
            || id.StartsWith(place.TrimEnd('/') + "/", StringComparison.Ordinal));
}
