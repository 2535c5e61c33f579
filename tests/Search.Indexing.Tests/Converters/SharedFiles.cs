namespace Search.Indexing.Tests;

/// <summary>The public test data beside the repository, which is read in place and never copied.</summary>
internal static class SharedFiles
{
    public static string? Root { get; } = Find();

    public static string Folder(params string[] path)
    {
        Assert.SkipUnless(Root is not null, "The shared test data is not here; set SEARCH_SHARED to its folder.");
        return Path.Combine([Root!, .. path]);
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("SEARCH_SHARED") is { Length: > 0 } named)
        {
            return Directory.Exists(named) ? named : null;
        }

        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Search.sln")))
        {
            folder = folder.Parent;
        }

        var beside = folder is null ? null : Path.GetFullPath(Path.Combine(folder.FullName, "..", "shared"));
        return Directory.Exists(beside) ? beside : null;
    }
}
