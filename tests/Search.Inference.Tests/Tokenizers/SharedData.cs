namespace Search.Inference.Tests;

/// <summary>Data that may be used but not copied into the repository.</summary>
public static class SharedData
{
    /// <summary>The path of a shared file, or null where there is no shared data.</summary>
    public static string? Find(string relativePath)
    {
        var folder = Environment.GetEnvironmentVariable("SEARCH_SHARED") ?? FindBesideRepository();
        return folder is not null && Path.Combine(folder, relativePath) is var path && File.Exists(path) ? path : null;
    }

    private static string? FindBesideRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Search.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.Parent is { } parent ? Path.Combine(parent.FullName, "shared") : null;
    }
}
