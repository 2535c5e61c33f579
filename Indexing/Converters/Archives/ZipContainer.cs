using System.IO.Compression;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>The entries of a checked zip file by their names.</summary>
internal sealed class ZipContainer : IDisposable
{
    private readonly ZipArchive _archive;
    private readonly Dictionary<string, ZipArchiveEntry> _entries;

    /// <summary>Checks and opens a file; the stream stays the caller's.</summary>
    /// <exception cref="UnreadableFileException">The file is damaged, encrypted, or beyond its limits.</exception>
    public ZipContainer(Stream zip, ConversionLimits limits)
    {
        ZipGuard.Check(zip, limits);
        _archive = new ZipArchive(zip, ZipArchiveMode.Read, leaveOpen: true);
        _entries = _archive.Entries.ToDictionary(entry => entry.FullName, StringComparer.Ordinal);
    }

    /// <summary>Whether there is an entry of that name.</summary>
    public bool Has(string name) => _entries.ContainsKey(name);

    /// <summary>Opens an entry; null when there is none of that name.</summary>
    /// <remarks>What is read is checked against the sum that the file gives for it.</remarks>
    public Stream? Find(string name) =>
        _entries.TryGetValue(name, out var entry) ? new CheckedEntryStream(entry) : null;

    /// <summary>Opens an entry that the format cannot be without.</summary>
    /// <exception cref="UnreadableFileException">There is no such entry.</exception>
    public Stream Open(string name) => Find(name)
        ?? throw new UnreadableFileException($"The file is damaged: its part '{name}' is missing.");

    /// <inheritdoc/>
    public void Dispose() => _archive.Dispose();
}
