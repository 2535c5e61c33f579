using System.Runtime.Versioning;

namespace Search.Indexing.Tests;

/// <summary>Takes the right to read a folder away, and gives it back.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class DeniedFolder : IDisposable
{
    private readonly string _path;
    private readonly UnixFileMode _mode;

    public DeniedFolder(string path)
    {
        _path = path;
        _mode = File.GetUnixFileMode(path);
        File.SetUnixFileMode(path, UnixFileMode.None);
        if (CanBeRead(path))
        {
            Dispose();
            Assert.Skip("This user may read everything.");
        }
    }

    public void Dispose() => File.SetUnixFileMode(_path, _mode);

    private static bool CanBeRead(string path)
    {
        try
        {
            return Directory.GetFileSystemEntries(path).Length >= 0;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }
}
