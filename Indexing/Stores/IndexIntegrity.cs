using System.Buffers.Binary;
using System.IO.Hashing;
using Lucene.Net.Index;
using LuceneDirectory = Lucene.Net.Store.Directory;

namespace Search.Indexing;

/// <summary>Compares every file of the last commit with the checksum at its end.</summary>
/// <remarks>
/// Before Lucene opens the files, so that no garbage is taken for a length. Lucene's own check would come to the same
/// result, after the files are open and several times as slowly.
/// </remarks>
internal static class IndexIntegrity
{
    private const uint FooterMagic = 0xC02893E8;
    private const int FooterLength = 16;
    private const int ChecksumLength = 8;
    private const int BufferSize = 256 * 1024;

    /// <exception cref="InvalidDataException">A file is not what was written.</exception>
    /// <exception cref="IOException">A file is missing or cannot be read.</exception>
    public static void Check(LuceneDirectory directory, string folder)
    {
        while (true)
        {
            var commit = new SegmentInfos();
            commit.Read(directory);
            try
            {
                CheckFiles(commit, directory, folder);
                return;
            }
            catch (FileNotFoundException) when (HasLaterCommit(commit, directory))
            {
                // Another process has committed and deleted what its commit no longer needs.
            }
        }
    }

    private static void CheckFiles(SegmentInfos commit, LuceneDirectory directory, string folder)
    {
        var buffer = new byte[BufferSize];
        foreach (var name in commit.GetFiles(directory, includeSegmentsFile: true))
        {
            CheckFile(Path.Combine(folder, name), buffer);
        }
    }

    private static bool HasLaterCommit(SegmentInfos commit, LuceneDirectory directory) =>
        SegmentInfos.GetLastCommitGeneration(directory) > commit.Generation;

    private static void CheckFile(string path, byte[] buffer)
    {
        using var handle = IndexFileInput.Open(path);
        var length = RandomAccess.GetLength(handle);
        Span<byte> footer = stackalloc byte[FooterLength];
        if (length < FooterLength
            || RandomAccess.Read(handle, footer, length - FooterLength) != FooterLength
            || BinaryPrimitives.ReadUInt32BigEndian(footer) != FooterMagic)
        {
            throw new InvalidDataException($"the file '{Path.GetFileName(path)}' has no end");
        }

        var checksum = new Crc32();
        for (long position = 0, end = length - ChecksumLength; position < end;)
        {
            var read = RandomAccess.Read(handle, buffer.AsSpan(0, (int)Math.Min(BufferSize, end - position)), position);
            checksum.Append(buffer.AsSpan(0, read));
            position += read > 0 ? read : throw new EndOfStreamException($"'{path}' has become shorter.");
        }

        if (BinaryPrimitives.ReadUInt64BigEndian(footer[ChecksumLength..]) != checksum.GetCurrentHashAsUInt32())
        {
            throw new InvalidDataException($"the file '{Path.GetFileName(path)}' has changed since it was written");
        }
    }
}
