namespace Search.Architecture.Tests;

/// <summary>The source files of the libraries, with paths from the repository's root.</summary>
internal static class SourceFiles
{
    private static readonly string[] LibraryFolders =
        ["Pipeline", "Inference", "Indexing", "Retrieval", "Reader", "Evaluation", "Search"];

    public static IReadOnlyList<(string Path, string Text)> Library { get; } = [.. LibraryFolders.SelectMany(Read)];

    private static IEnumerable<(string Path, string Text)> Read(string folder) =>
        Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Root, folder), "*.cs", SearchOption.AllDirectories)
            .Select(path =>
                (Path.GetRelativePath(RepositoryFiles.Root, path).Replace('\\', '/'), File.ReadAllText(path)));
}
