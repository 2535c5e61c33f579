namespace Search.Indexing.Tests;

/// <summary>Takes the right to read a folder away, and gives it back.</summary>
internal sealed class DeniedFolder(Action giveBack) : IDisposable
{
    public static DeniedFolder TryDeny(string path)
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "This user may read everything.");
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Rights are set by mode here.");
            return null!;
        }

        var mode = File.GetUnixFileMode(path);
        File.SetUnixFileMode(path, UnixFileMode.None);
        return new DeniedFolder(() =>
        {
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(path, mode);
            }
        });
    }

    public void Dispose() => giveBack();
}
