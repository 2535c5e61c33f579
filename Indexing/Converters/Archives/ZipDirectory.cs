using System.Buffers.Binary;

namespace Search.Indexing;

/// <summary>Counts the entries of a zip file without keeping them.</summary>
/// <remarks>
/// The reader of .NET makes an object of every entry as soon as a file is opened. A file of 256 MiB has room for five
/// million of them, and the number that the file gives may be a lie: so they are walked once beforehand. Layout:
/// section 4.3 of PKWARE's APPNOTE.
/// </remarks>
internal static class ZipDirectory
{
    private const uint EndSignature = 0x06054B50;
    private const uint LocatorSignature = 0x07064B50;
    private const uint End64Signature = 0x06064B50;
    private const uint EntrySignature = 0x02014B50;
    private const int EndLength = 22;
    private const int LocatorLength = 20;
    private const int End64Length = 56;
    private const int EntryLength = 46;

    /// <summary>Counts the entries, up to one more than are allowed.</summary>
    /// <exception cref="UnreadableFileException">The file is no zip file, or not a whole one.</exception>
    public static int Count(Stream zip, int max)
    {
        zip.Position = FindStart(zip);
        var head = new byte[EntryLength];
        var count = 0;
        while (count <= max && zip.ReadAtLeast(head, EntryLength, throwOnEndOfStream: false) == EntryLength &&
            BinaryPrimitives.ReadUInt32LittleEndian(head) == EntrySignature)
        {
            count++;
            zip.Position += BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(28))
                + BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(30))
                + BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(32));
        }

        return count;
    }

    private static long FindStart(Stream zip)
    {
        var length = (int)Math.Min(zip.Length, EndLength + ushort.MaxValue);
        var tail = new byte[length];
        var tailStart = zip.Length - length;
        zip.Position = tailStart;
        zip.ReadExactly(tail);
        for (var i = length - EndLength; i >= 0; i--)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(i)) == EndSignature)
            {
                long start = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(i + 16));
                return Checked(start == uint.MaxValue ? FindStart64(zip, tailStart + i) : start, zip);
            }
        }

        throw new UnreadableFileException("The file is damaged: the list of its entries at its end is missing.");
    }

    private static long FindStart64(Stream zip, long end)
    {
        var record = new byte[End64Length];
        zip.Position = Checked(end - LocatorLength, zip);
        zip.ReadExactly(record, 0, LocatorLength);
        if (BinaryPrimitives.ReadUInt32LittleEndian(record) != LocatorSignature)
        {
            return end;
        }

        zip.Position = Checked(BinaryPrimitives.ReadInt64LittleEndian(record.AsSpan(8)), zip);
        zip.ReadExactly(record);
        return BinaryPrimitives.ReadUInt32LittleEndian(record) == End64Signature
            ? BinaryPrimitives.ReadInt64LittleEndian(record.AsSpan(48))
            : end;
    }

    private static long Checked(long position, Stream zip) => position >= 0 && position <= zip.Length
        ? position
        : throw new UnreadableFileException("The file is damaged: the list of its entries lies outside the file.");
}
