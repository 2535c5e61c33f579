using System.IO.Compression;
using System.Text;

namespace Search.Indexing.Tests;

/// <summary>Makes the containers of office files.</summary>
internal static class Zip
{
    /// <summary>A zip file of text entries.</summary>
    public static byte[] Of(params IEnumerable<(string Name, string Content)> entries) =>
        OfBytes(entries.Select(entry => (entry.Name, Encoding.UTF8.GetBytes(entry.Content))));

    /// <summary>The entries of a zip file.</summary>
    public static IReadOnlyList<(string Name, byte[] Content)> EntriesOf(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        return [.. archive.Entries.Select(entry => (entry.FullName, Read(entry)))];
    }

    /// <summary>A zip file of entries.</summary>
    public static byte[] OfBytes(IEnumerable<(string Name, byte[] Content)> entries)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = archive.CreateEntry(name, CompressionLevel.Optimal).Open();
                entry.Write(content);
            }
        }

        return bytes.ToArray();
    }

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using var content = entry.Open();
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }
}
