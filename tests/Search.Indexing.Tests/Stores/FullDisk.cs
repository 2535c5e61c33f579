using System.Diagnostics;

namespace Search.Indexing.Tests;

/// <summary>A small file system in memory, which only the system's administrator can make.</summary>
internal sealed class FullDisk : IDisposable
{
    private FullDisk(string path) => Path = path;

    public string Path { get; }

    /// <summary>Makes one, or skips the test where that is not allowed.</summary>
    public static FullDisk Make(int kilobytes)
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Needs Linux and its root user.");
        var path = Directory.CreateTempSubdirectory("search-disk-").FullName;
        if (Run("mount", "-t", "tmpfs", "-o", $"size={kilobytes}k", "tmpfs", path) != 0)
        {
            Directory.Delete(path);
            Assert.Skip("A file system cannot be mounted here.");
        }

        return new FullDisk(path);
    }

    public void Dispose()
    {
        Run("umount", "-l", Path);
        Directory.Delete(Path);
    }

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }
}
