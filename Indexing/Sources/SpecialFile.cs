using System.Runtime.InteropServices;
using System.Text;

namespace Search.Indexing;

/// <summary>
/// Tells pipes, sockets and devices from files, without opening them: reading from a pipe may wait for ever.
/// </summary>
/// <remarks>
/// .NET shows the kind of a file on Unix nowhere, but the library under its own file system code does; that entry point
/// has been the same since .NET Core 2. Only files of no length are asked about, for the special ones have none.
/// </remarks>
internal static class SpecialFile
{
    private const int TypeMask = 0xF000;

    /// <summary>What the file is, with its article; null when it is a regular file.</summary>
    public static string? Describe(FileInfo file)
    {
        if (OperatingSystem.IsWindows() || file.Length > 0)
        {
            return null;
        }

        try
        {
            var path = Encoding.UTF8.GetBytes(file.FullName + '\0');
            return Stat(path, out var status) == 0 ? Describe(status.Mode & TypeMask) : null;
        }
        catch (Exception exception) when (exception is EntryPointNotFoundException or DllNotFoundException)
        {
            return null;
        }
    }

    private static string? Describe(int type) => type switch
    {
        0x1000 => "a pipe",
        0x2000 or 0x6000 => "a device",
        0xC000 => "a socket",
        _ => null,
    };

    [DllImport("libSystem.Native", EntryPoint = "SystemNative_Stat", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Stat(byte[] path, out FileStatus status);

    // Only the second field is read; the rest is room for what the function writes.
    [StructLayout(LayoutKind.Sequential, Size = 256)]
    private struct FileStatus
    {
        public int Flags;
        public int Mode;
    }
}
