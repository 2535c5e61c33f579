namespace Search.Testing;

/// <summary>Files of the repository that tests read in place, and data beside it that may be absent.</summary>
internal static class RepositoryFiles
{
    /// <summary>The folder that holds <c>Search.sln</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The folder of the shipped embedding model.</summary>
    public static string Embedder => Path.Combine(Root, "models", "bge-small-en-v1.5");

    /// <summary>The folder of the shipped question-answering model.</summary>
    public static string Reader => Path.Combine(Root, "models", "roberta-l12-qa");

    /// <summary>A file or folder of the data beside the repository; the test is skipped where there is none.</summary>
    public static string Shared(params string[] parts)
    {
        var shared = Environment.GetEnvironmentVariable("SEARCH_SHARED")
            ?? Path.Combine(Path.GetDirectoryName(Root) ?? Root, "shared");
        var path = Path.Combine([shared, .. parts]);
        Assert.SkipUnless(
            Path.Exists(path), $"Needs the shared data {string.Join('/', parts)}, which is not beside the repository.");
        return path;
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Search.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests run outside the repository.");
    }
}
