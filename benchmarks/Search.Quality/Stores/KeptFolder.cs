namespace Search.Quality;

/// <summary>A folder that is kept when it was named, and deleted when it was not.</summary>
internal static class KeptFolder
{
    public static async Task<int> UseAsync(DirectoryInfo? named, string name, Func<string, Task<int>> work)
    {
        var folder = named ?? Directory.CreateTempSubdirectory("search-quality-");
        try
        {
            return await work(Path.Combine(folder.FullName, name));
        }
        finally
        {
            if (named is null)
            {
                folder.Delete(recursive: true);
            }
        }
    }
}
