using System.Security.Cryptography;
using System.Text;

namespace Search;

/// <summary>Says where the index of a folder of documents is kept when nobody says otherwise.</summary>
public static class IndexLocation
{
    /// <summary>The name of the index folder inside a folder of documents.</summary>
    public const string FolderName = ".search-index";

    /// <summary>
    /// <see cref="FolderName"/> in the folder itself; when the folder is not to be written to, a folder of its own in
    /// the user's local application data.
    /// </summary>
    /// <param name="documents">The folder of documents; it need not exist.</param>
    /// <returns>An absolute path. Nothing is created.</returns>
    public static string For(string documents)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(documents);
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(documents));
        var inside = Path.Combine(folder, FolderName);
        return IsWritable(Directory.Exists(inside) ? inside : folder) ? inside : Aside(folder);
    }

    private static string Aside(string folder)
    {
        var data = Environment.GetFolderPath(
            Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folder)))[..12];
        return Path.Combine(
            data.Length > 0 ? data : Path.GetTempPath(), "Search", "indexes", $"{Path.GetFileName(folder)}-{hash}");
    }

    private static bool IsWritable(string folder)
    {
        // A folder without a write bit is meant to be left alone, also by an administrator whom the bits do not stop.
        const UnixFileMode AnyWrite = UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
        if (!OperatingSystem.IsWindows() && Directory.Exists(folder)
            && (File.GetUnixFileMode(folder) & AnyWrite) == UnixFileMode.None)
        {
            return false;
        }

        try
        {
            using var probe = new FileStream(
                Path.Combine(folder, $".search-probe-{Guid.NewGuid():N}"), FileMode.CreateNew, FileAccess.Write,
                FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
