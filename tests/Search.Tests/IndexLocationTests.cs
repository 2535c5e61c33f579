namespace Search.Tests;

public sealed class IndexLocationTests
{
    [Fact]
    public void TheIndexStandsInTheFolder()
    {
        using var folder = new TestFolder();
        Assert.Equal(folder[IndexLocation.FolderName], IndexLocation.For(folder.FullPath));
        Assert.Empty(Directory.GetFileSystemEntries(folder.FullPath));
    }

    [Fact]
    public void AFolderThatIsNotToBeWrittenToIsLeftAlone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Folders have no write bits on Windows.");
        using var folder = new TestFolder();
        if (!OperatingSystem.IsWindows())
        {
            var mode = File.GetUnixFileMode(folder.FullPath);
            File.SetUnixFileMode(folder.FullPath, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            var location = IndexLocation.For(folder.FullPath);
            File.SetUnixFileMode(folder.FullPath, mode);
            Assert.DoesNotContain(folder.FullPath, location, StringComparison.Ordinal);
            Assert.StartsWith(Path.GetFileName(folder.FullPath), Path.GetFileName(location), StringComparison.Ordinal);
        }
    }
}
