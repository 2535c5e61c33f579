using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Search.Quality;

/// <summary>Office files and books that lie about themselves, and ones as large as the limits allow.</summary>
internal static class ArchiveFiles
{
    private const int Deep = 100_000;

    // Below the default limit on what a file may unpack to, 512 MiB.
    private const long Full = 500L << 20;

    private const int CentralSignature = 0x02014B50;

    private static readonly byte[] Encrypted = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[4096]];

    public static IEnumerable<HostileFile> All() =>
        OfficeFiles.Extensions.SelectMany(Lying).Concat(OfficeFiles.Extensions.SelectMany(Broken)).Concat(Large());

    private static IEnumerable<HostileFile> Lying(string extension)
    {
        yield return new($"bomb.{extension}", stream => Write(
            stream, extension, ("big.xml", Enumerable.Repeat(new string(' ', 1 << 20), 400))));
        yield return HostileFile.Of($"declared-10-gigabytes.{extension}", () => Change(
            extension, entry => BinaryPrimitives.WriteUInt32LittleEndian(entry.AsSpan(24), 0xFFFFFFF0)));
        yield return HostileFile.Of($"sizes-too-small.{extension}", () => Change(
            extension, entry => BinaryPrimitives.WriteUInt32LittleEndian(entry.AsSpan(24), 10)));
        yield return HostileFile.Of($"encrypted-entries.{extension}", () => Change(extension, entry => entry[8] |= 1));
        yield return new($"outside.{extension}", stream => Write(stream, extension, ("../../evil.xml", ["evil"])));
        yield return new($"absolute.{extension}", stream => Write(stream, extension, ("/etc/evil.xml", ["evil"])));
        yield return new($"many-entries.{extension}", stream => Write(
            stream, extension,
            [.. Enumerable.Range(0, 60_000).Select(i => ($"e{i}", (IEnumerable<string>)[]))]));
        yield return new($"nested-archives.{extension}", stream => Nest(stream, extension));
    }

    private static IEnumerable<HostileFile> Broken(string extension)
    {
        yield return new($"entities.{extension}", stream => OfficeFiles.Write(
            stream, extension, [OfficeFiles.Text(extension).Replace(">a<", ">&e29;<", StringComparison.Ordinal)], Entities()));
        yield return new($"deep.{extension}", stream => OfficeFiles.Write(
            stream, extension,
            [
                OfficeFiles.Text(extension), string.Concat(Enumerable.Repeat("<n>", Deep)),
                string.Concat(Enumerable.Repeat("</n>", Deep)),
            ]));
        yield return HostileFile.Of($"truncated.{extension}", () => Whole(extension)[..^200]);
        yield return HostileFile.Of($"random.{extension}", () => RandomBytes(1_000_000));
        yield return HostileFile.Of($"encrypted.{extension}", () => Encrypted);
    }

    private static IEnumerable<HostileFile> Large()
    {
        foreach (var extension in OfficeFiles.Extensions)
        {
            var text = OfficeFiles.Text(extension);
            yield return new($"full.{extension}", stream => OfficeFiles.Write(
                stream, extension, OfficeFiles.Different(
                    i => text.Replace(">a<", $">{i}<", StringComparison.Ordinal), Full)));
        }

        yield return new("cells.xlsx", stream => OfficeFiles.Write(
            stream, "xlsx", OfficeFiles.Different(i => $"<c><v>{i}</v></c>", Full).Prepend("<row>").Append("</row>")));
        yield return new("strings.xlsx", stream => OfficeFiles.Write(
            stream, "xlsx", OfficeFiles.Different(i => $"<row><c t=\"s\"><v>{i}</v></c></row>", Full / 2), "",
            ("xl/strings.xml", OfficeFiles.Different(i => $"<si><t>{i}</t></si>", Full / 2)
                .Prepend("<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">").Append("</sst>"))));
        yield return new("footnotes.docx", stream => OfficeFiles.Write(
            stream, "docx",
            OfficeFiles.Different(i => $"<w:p><w:r><w:footnoteReference w:id=\"{i}\"/></w:r></w:p>", Full / 2), "",
            ("word/footnotes.xml", Footnotes())));
        yield return new("tables.docx", stream => OfficeFiles.Write(
            stream, "docx", OfficeFiles.Different(
                i => $"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>{i}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>", Full)));
        yield return new("repeated-cells.ods", stream => OfficeFiles.Write(
            stream, "ods",
            [
                "<table:table-row table:number-rows-repeated=\"1000000000\"><table:table-cell " +
                "table:number-columns-repeated=\"1000000000\"><text:p>a</text:p></table:table-cell></table:table-row>",
            ]));
        yield return new("chapters.epub", Chapters);
    }

    private static IEnumerable<string> Footnotes()
    {
        var number = 0;
        return OfficeFiles.Different(
                text => $"<w:footnote w:id=\"{number++}\"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote>", Full / 2)
            .Prepend("<w:footnotes xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">")
            .Append("</w:footnotes>");
    }

    private static void Chapters(Stream stream)
    {
        const int Count = 9_000;
        var manifest = string.Concat(Enumerable.Range(0, Count).Select(i =>
            $"<item id=\"c{i}\" href=\"c{i}.xhtml\" media-type=\"application/xhtml+xml\"/>"));
        var spine = string.Concat(Enumerable.Range(0, Count).Select(i => $"<itemref idref=\"c{i}\"/>"));
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        Add(archive, "mimetype", ["application/epub+zip"]);
        Add(archive, "META-INF/container.xml", ["<container><rootfiles><rootfile full-path=\"b.opf\"/></rootfiles></container>"]);
        Add(archive, "b.opf", [$"<package><manifest>{manifest}</manifest><spine>{spine}</spine></package>"]);
        for (var i = 0; i < Count; i++)
        {
            Add(archive, $"c{i}.xhtml", OfficeFiles.Different(text => $"<p>{text}", Full / Count));
        }
    }

    private static void Add(ZipArchive archive, string name, IEnumerable<string> content)
    {
        using var entry = new StreamWriter(archive.CreateEntry(name, CompressionLevel.Fastest).Open());
        foreach (var piece in content)
        {
            entry.Write(piece);
        }
    }

    private static void Write(
        Stream stream, string extension, params IEnumerable<(string Name, IEnumerable<string> Content)> others) =>
        OfficeFiles.Write(stream, extension, [OfficeFiles.Text(extension)], "", others);

    private static byte[] Whole(string extension)
    {
        using var bytes = new MemoryStream();
        Write(bytes, extension);
        return bytes.ToArray();
    }

    // Each archive is an entry of the next.
    private static void Nest(Stream stream, string extension)
    {
        var inner = Whole(extension);
        for (var i = 0; i < 50; i++)
        {
            using var bytes = new MemoryStream();
            Write(bytes, extension);
            using (var archive = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
            {
                using var entry = archive.CreateEntry($"inner.{extension}", CompressionLevel.Fastest).Open();
                entry.Write(inner);
            }

            inner = bytes.ToArray();
        }

        stream.Write(inner);
    }

    private static byte[] Change(string extension, Action<byte[]> change)
    {
        var bytes = Whole(extension);
        for (var i = 0; i + 46 < bytes.Length; i++)
        {
            if (BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(i)) == CentralSignature)
            {
                var entry = bytes[i..(i + 46)];
                change(entry);
                entry.CopyTo(bytes, i);
            }
        }

        return bytes;
    }

    private static string Entities()
    {
        var entities = new StringBuilder("<!DOCTYPE r [<!ENTITY e0 'ha'>");
        for (var i = 1; i < 30; i++)
        {
            entities.Append(CultureInfo.InvariantCulture, $"<!ENTITY e{i} '&e{i - 1};&e{i - 1};'>");
        }

        return entities.Append("]>").ToString();
    }

    private static byte[] RandomBytes(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }
}
