using System.Globalization;
using System.IO.Compression;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Refuses zip files that would take the machine, before anything in them is unpacked.</summary>
/// <remarks>
/// Only the list of entries is read, so that the check costs microseconds an entry. That is enough, as .NET never
/// unpacks more of an entry than the list declares: the declared sizes bound the true ones, and a file that lies about
/// them ends in the middle of its XML. An archive within the archive is an entry like any other; nothing opens it.
/// </remarks>
internal static class ZipGuard
{
    private const long UncheckedRatioLength = 1024 * 1024;

    /// <summary>Checks the file and goes back to its start.</summary>
    /// <exception cref="UnreadableFileException">The file is damaged, encrypted, or beyond its limits.</exception>
    public static void Check(Stream zip, ConversionLimits limits)
    {
        if (ZipDirectory.Count(zip, limits.MaxEntries) > limits.MaxEntries)
        {
            throw Refused($"The file has more than {limits.MaxEntries} entries", nameof(limits.MaxEntries));
        }

        zip.Position = 0;
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Read, leaveOpen: true))
        {
            CheckSizes(archive, zip.Length, limits);
            CheckNames(archive);
        }

        zip.Position = 0;
    }

    private static void CheckSizes(ZipArchive archive, long fileLength, ConversionLimits limits)
    {
        var inflated = 0L;
        var compressed = 0L;
        foreach (var entry in archive.Entries)
        {
            inflated += entry.Length;
            compressed += entry.CompressedLength;
            if (entry.Length < 0 || entry.CompressedLength < 0 || compressed > fileLength)
            {
                throw new UnreadableFileException("The file is damaged: its entries overlap one another.");
            }

            if (inflated > limits.MaxInflatedBytes)
            {
                throw Refused(
                    $"The file unpacks to more than {limits.MaxInflatedBytes} bytes", nameof(limits.MaxInflatedBytes));
            }

            if (entry.Length > UncheckedRatioLength &&
                entry.Length / limits.MaxInflationRatio > entry.CompressedLength)
            {
                throw Refused(
                    $"The entry '{Shown(entry)}' unpacks to more than {limits.MaxInflationRatio} times its size",
                    nameof(limits.MaxInflationRatio));
            }
        }
    }

    private static void CheckNames(ZipArchive archive)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in archive.Entries)
        {
            if (entry.IsEncrypted)
            {
                throw new UnreadableFileException("The file is encrypted; it needs a password.");
            }

            if (!IsInside(entry.FullName))
            {
                throw new UnreadableFileException($"The entry '{Shown(entry)}' points outside the file.");
            }

            if (!names.Add(entry.FullName))
            {
                throw new UnreadableFileException($"The entry '{Shown(entry)}' is in the file twice.");
            }
        }
    }

    private static bool IsInside(string name) =>
        !name.StartsWith('/') && !name.StartsWith('\\') && !name.Contains(':', StringComparison.Ordinal)
        && !name.Split('/', '\\').Contains("..");

    private static string Shown(ZipArchiveEntry entry) =>
        entry.FullName.Length > 80 ? entry.FullName[..80] + "…" : entry.FullName;

    private static UnreadableFileException Refused(FormattableString problem, string limit) => new(
        problem.ToString(CultureInfo.InvariantCulture) +
        $"; raise {nameof(ConversionLimits)}.{limit} to convert it.");
}
