namespace Search.Indexing.Tests;

/// <summary>A folder of a test's own, which does not exist until somebody makes it and is deleted afterwards.</summary>
public sealed class StoreFolder : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("search-store-");

    public string Path => System.IO.Path.Combine(_root.FullName, "index");

    public void Dispose() => _root.Delete(recursive: true);
}
