namespace Search.Indexing.Tests;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string FullPath { get; } = Directory.CreateTempSubdirectory("search-").FullName;

    public string Write(string id, string content = "x")
    {
        var path = PathOf(id);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    public string PathOf(string id) => Path.Combine(FullPath, id);

    public void Dispose() => Directory.Delete(FullPath, recursive: true);
}
