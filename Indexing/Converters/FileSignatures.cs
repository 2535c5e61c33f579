using System.Buffers.Binary;
using System.Text;

namespace Search.Indexing;

/// <summary>The formats that show in the first bytes of a file.</summary>
internal static class FileSignatures
{
    /// <summary>The media type that the bytes prove; null when they prove none.</summary>
    /// <param name="head">The start of the file.</param>
    /// <param name="fileName">Tells Office files apart when their parts lie beyond the head.</param>
    public static string? Find(ReadOnlySpan<byte> head, string fileName)
    {
        if (head.StartsWith("PK\x03\x04"u8) || head.StartsWith("PK\x05\x06"u8))
        {
            return FindInZip(head) ?? OfficeTypes.FindZipped(fileName) ?? "application/zip";
        }

        if (head.StartsWith<byte>([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
        {
            return OfficeTypes.FindCompound(fileName) ?? "application/x-ole-storage";
        }

        return FindDocument(head) ?? FindPicture(head) ?? FindArchive(head) ?? FindProgram(head);
    }

    private static string? FindDocument(ReadOnlySpan<byte> head)
    {
        // A PDF reader accepts the header anywhere in the first kilobyte; the line before it is most often a mail's or
        // a fax's. In text, the five characters may be meant: then what follows is no version.
        var pdf = head[..Math.Min(head.Length, 1024)].IndexOf("%PDF-"u8);
        if (pdf >= 0 && head.Length > pdf + 7 && head[pdf + 5] is >= (byte)'1' and <= (byte)'9' && head[pdf + 6] == '.')
        {
            return pdf == 0 || TextDecoder.LooksBinary(head) ? MediaType.Pdf : null;
        }

        return head.StartsWith("{\\rtf"u8) ? "application/rtf"
            : head.StartsWith("SQLite format 3\0"u8) ? "application/vnd.sqlite3"
            : null;
    }

    private static string? FindPicture(ReadOnlySpan<byte> head) =>
        head.StartsWith<byte>([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]) ? "image/png"
        : head.StartsWith<byte>([0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8) ? "image/gif"
        : head.StartsWith("RIFF"u8) && head.Length >= 12 && head[8..].StartsWith("WEBP"u8) ? "image/webp"
        : head.StartsWith("II*\0"u8) || head.StartsWith("MM\0*"u8) ? "image/tiff"
        : null;

    private static string? FindArchive(ReadOnlySpan<byte> head) =>
        head.StartsWith<byte>([0x1F, 0x8B, 8]) ? "application/gzip"
        : head.StartsWith<byte>([(byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C]) ? "application/x-7z-compressed"
        : head.StartsWith<byte>([0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0]) ? "application/x-xz"
        : head.StartsWith<byte>([0x28, 0xB5, 0x2F, 0xFD]) ? "application/zstd"
        : head.StartsWith("Rar!\x1A\x07"u8) ? "application/vnd.rar"
        : head.StartsWith("BZh"u8) && head.Length > 9 && head[4..].StartsWith("1AY&SY"u8) ? "application/x-bzip2"
        : null;

    private static string? FindProgram(ReadOnlySpan<byte> head) =>
        head.StartsWith("\u007FELF"u8) ? "application/x-elf"
        : head.StartsWith("MZ"u8) && TextDecoder.LooksBinary(head) ? "application/vnd.microsoft.portable-executable"
        : head.StartsWith("\0asm"u8) ? "application/wasm"
        : null;

    /// <summary>
    /// Looks through the entries that begin in the head: their names, and the content of <c>mimetype</c>.
    /// </summary>
    private static string? FindInZip(ReadOnlySpan<byte> head)
    {
        var rest = head;
        while (rest.Length >= 30)
        {
            var name = rest[30..Math.Min(rest.Length, 30 + BinaryPrimitives.ReadUInt16LittleEndian(rest[26..]))];
            if (name.SequenceEqual("mimetype"u8))
            {
                return MimeTypeEntry(rest);
            }

            var found = name.StartsWith("word/"u8) ? OfficeTypes.Word
                : name.StartsWith("xl/"u8) ? OfficeTypes.Excel
                : name.StartsWith("ppt/"u8) ? OfficeTypes.PowerPoint
                : null;
            if (found is not null)
            {
                return found;
            }

            var next = rest[4..].IndexOf("PK\x03\x04"u8);
            rest = next < 0 ? [] : rest[(4 + next)..];
        }

        return null;
    }

    /// <summary>OpenDocument and EPUB put their media type, uncompressed, into the first entry.</summary>
    private static string? MimeTypeEntry(ReadOnlySpan<byte> entry)
    {
        var start = 30 + "mimetype".Length + BinaryPrimitives.ReadUInt16LittleEndian(entry[28..]);
        var length = BinaryPrimitives.ReadUInt32LittleEndian(entry[18..]);
        if (length is 0 or > 100 || start + length > entry.Length)
        {
            return null;
        }

        var content = entry.Slice(start, (int)length);
        return content.StartsWith("application/"u8) && content.IndexOfAnyExceptInRange((byte)'!', (byte)'~') < 0
            ? Encoding.ASCII.GetString(content).ToLowerInvariant()
            : null;
    }
}
