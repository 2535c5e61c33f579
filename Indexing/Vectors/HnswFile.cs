using System.IO.Hashing;
using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Search.Indexing;

/// <summary>
/// Keeps a graph in a file that is mapped when it is used: header, hashes of the vectors, labels, links, and a checksum
/// at the end.
/// </summary>
/// <remarks>
/// Numbers are little-endian; a machine of the other kind takes such a file for a damaged one. The file is derived from
/// the vectors and has their hashes. It never changes: a new one takes its place by renaming.
/// </remarks>
internal static class HnswFile
{
    /// <summary>How a file's name ends while it is written; it stays when the program is killed then.</summary>
    public const string UnfinishedSuffix = ".part";

    private const int Batch = 1 << 20;

    /// <summary>Writes a graph beside its place, and moves it there when it is whole and on the disk.</summary>
    /// <exception cref="IOException">The disk is full, or the folder is gone.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public static void Save(string path, HnswGraph graph, ReadOnlySpan<int> labels, HnswOptions options)
    {
        var unfinished = $"{path}.{Guid.NewGuid():N}{UnfinishedSuffix}";
        try
        {
            using (var file = File.OpenHandle(unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                Write(file, graph, labels, options);
                RandomAccess.FlushToDisk(file);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }

    /// <summary>Reads a graph; its links stay in the file.</summary>
    /// <exception cref="InvalidDataException">The file is damaged, of another version, or no graph.</exception>
    /// <exception cref="IOException">The file is missing or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static SavedGraph Open(string path)
    {
        using var file = File.OpenHandle(
            path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var header = ReadHeader(file);
        using var mapped = MemoryMappedFile.CreateFromFile(
            file, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        var accessor = mapped.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        try
        {
            return Checked(header, accessor.SafeMemoryMappedViewHandle);
        }
        catch
        {
            accessor.Dispose();
            throw;
        }
    }

    private static SavedGraph Checked(HnswHeader header, SafeMemoryMappedViewHandle view)
    {
        CheckHash(header, view);
        var at = view.DangerousGetHandle() + HnswHeader.Length;
        var rows = MemoryMarshal.Cast<int, ulong>(
            Next(2L * header.Count).Slice(0, checked(2 * header.Count))).ToArray();
        var labels = Next(header.Count).Slice(0, header.Count).ToArray();
        var links = new HnswLinks(
            header.Links, header.Count, header.EntryPoint,
            Next(header.LowestLength), Next(header.Count), Next(header.UpperLength));
        GC.KeepAlive(view);
        HnswCheck.Check(links, labels);
        return new SavedGraph(
            new HnswOptions(header.Links, header.Breadth, header.Seed), header.Dimensions, labels, rows, links);

        IntMemory Next(long length)
        {
            var memory = IntMemory.OfMapped(view, at, length);
            at += checked((nint)(length * sizeof(int)));
            return memory;
        }
    }

    private static HnswHeader ReadHeader(SafeFileHandle file)
    {
        Span<byte> bytes = stackalloc byte[HnswHeader.Length];
        var header = RandomAccess.Read(file, bytes, 0) == bytes.Length
            ? MemoryMarshal.Read<HnswHeader>(bytes)
            : default;
        return header.IsPossible && RandomAccess.GetLength(file) == header.HashedLength + sizeof(ulong)
            ? header
            : throw new InvalidDataException("The file is no graph of this version, or cut off.");
    }

    private static void CheckHash(HnswHeader header, SafeMemoryMappedViewHandle view)
    {
        var hash = new XxHash3();
        var buffer = new byte[Batch];
        for (long at = 0; at < header.HashedLength; at += Batch)
        {
            var part = buffer.AsSpan(0, (int)Math.Min(Batch, header.HashedLength - at));
            view.ReadSpan((ulong)at, part);
            hash.Append(part);
        }

        if (view.Read<ulong>((ulong)header.HashedLength) != hash.GetCurrentHashAsUInt64())
        {
            throw new InvalidDataException("The graph has changed since it was written.");
        }
    }

    private static void Write(SafeFileHandle file, HnswGraph graph, ReadOnlySpan<int> labels, HnswOptions options)
    {
        var hash = new XxHash3();
        long written = 0;
        var header = new HnswHeader(graph.Links, graph.Vectors, options);
        Append(MemoryMarshal.AsBytes(new ReadOnlySpan<HnswHeader>(in header)));
        Append(MemoryMarshal.AsBytes(RowMatch.Hashes(graph.Vectors).AsSpan()));
        Append(MemoryMarshal.AsBytes(labels));
        foreach (var (memory, length) in graph.Links.Parts())
        {
            for (long at = 0; at < length; at += Batch)
            {
                Append(MemoryMarshal.AsBytes(memory.Slice(at, (int)Math.Min(Batch, length - at))));
            }
        }

        var checksum = hash.GetCurrentHashAsUInt64();
        Append(MemoryMarshal.AsBytes(new ReadOnlySpan<ulong>(in checksum)));
        GC.KeepAlive(graph);

        void Append(ReadOnlySpan<byte> bytes)
        {
            RandomAccess.Write(file, bytes, written);
            hash.Append(bytes);
            written += bytes.Length;
        }
    }
}
