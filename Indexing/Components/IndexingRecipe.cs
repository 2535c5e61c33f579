using Search.Pipeline;

namespace Search.Indexing;

/// <summary>
/// What the chunks of files are made with, by media type: the versions of converter, cleaners and splitter. A file that
/// a store holds with another recipe is made anew.
/// </summary>
public sealed class IndexingRecipe
{
    /// <summary>The name of a recipe that nobody has named: <c>graph</c>.</summary>
    public const string DefaultName = "graph";

    /// <summary>One recipe for files of every type.</summary>
    /// <param name="name">The recipe; change it when the way of making chunks changes.</param>
    public IndexingRecipe(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
    }

    /// <summary>The recipe that follows from the stages.</summary>
    /// <param name="branches">The ways of the files; files of other types have no recipe.</param>
    /// <param name="splitter">What cuts where a branch has no splitter of its own.</param>
    /// <param name="cleaners">What cleans, in its order.</param>
    public IndexingRecipe(
        IReadOnlyList<IndexingBranch> branches, IDocumentSplitter splitter,
        params IReadOnlyList<IDocumentCleaner> cleaners)
    {
        ArgumentNullException.ThrowIfNull(branches);
        ArgumentNullException.ThrowIfNull(splitter);
        ArgumentNullException.ThrowIfNull(cleaners);
        (Branches, Splitter, Cleaners) = (branches, splitter, cleaners);
    }

    /// <summary>The recipe for files of every type; null when it follows from the stages.</summary>
    public string? Name { get; }

    /// <summary>The ways of the files.</summary>
    public IReadOnlyList<IndexingBranch> Branches { get; } = [];

    /// <summary>What cuts where a branch has no splitter of its own; null for a recipe with a name.</summary>
    public IDocumentSplitter? Splitter { get; }

    /// <summary>What cleans, in its order.</summary>
    public IReadOnlyList<IDocumentCleaner> Cleaners { get; } = [];

    /// <summary>The recipe for files of a media type; null when no branch takes them.</summary>
    public string? For(string mediaType)
    {
        ArgumentNullException.ThrowIfNull(mediaType);
        if (Name is not null)
        {
            return Name;
        }

        var type = MediaType.WithoutParameters(mediaType);
        var branch = Branches.FirstOrDefault(
            branch => branch.MediaTypes.Contains(type, StringComparer.OrdinalIgnoreCase));
        return branch is null
            ? null
            : string.Join("; ", [VersionOf(branch.Converter, type), .. Cleaners.Select(cleaner => cleaner.Version),
                (branch.Splitter ?? Splitter!).Version]);
    }

    private static string VersionOf(IDocumentConverter converter, string mediaType) =>
        (converter as ConverterRouter)?.VersionFor(mediaType) ?? converter.Version;
}
