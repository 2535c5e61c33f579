using System.IO.Compression;
using System.Text;

namespace Search.Indexing.Tests;

public sealed class MediaTypeTests
{
    private const string OpenXml = "application/vnd.openxmlformats-officedocument.";

    [Theory]
    [InlineData("a.md", "# x", "text/markdown")]
    [InlineData("a.MARKDOWN", "<p align=center>x", "text/markdown")]
    [InlineData("a.md", "<!doctype html>", "text/markdown")]
    [InlineData("README", "x", "text/plain")]
    [InlineData("a.rs", "fn x() {}", "text/plain")]
    [InlineData("a.txt", "<p>x", "text/plain")]
    [InlineData("notes.txt", "  <!DOCTYPE HTML><p>", "text/html")]
    [InlineData("page", "<!-- c -->\n<HTML>", "text/html")]
    [InlineData("a.htm", "x", "text/html")]
    [InlineData("a.xhtml", "<?xml version='1.0'?><html>", "application/xhtml+xml")]
    [InlineData("a", "<?xml version='1.0'?>\n<html xmlns='x'>", "application/xhtml+xml")]
    [InlineData("a", "<?xml version='1.0'?><rss>", "application/xml")]
    [InlineData("a", "<svg xmlns='x'>", "image/svg+xml")]
    [InlineData("a.json", "{}", "application/json")]
    [InlineData("a.csv", "a,b", "text/csv")]
    [InlineData("a.css", "p{}", "text/css")]
    [InlineData("a.eml", "x", "message/rfc822")]
    [InlineData("a", "Received: from x", "message/rfc822")]
    [InlineData("a.txt", "{\\rtf1 x}", "application/rtf")]
    [InlineData("notes.txt", "%PDF-1.7\n", "application/pdf")]
    [InlineData("a.txt", "the header %PDF-1.7 begins a PDF", "text/plain")]
    [InlineData("x.pdf", "just text", "text/plain")]
    [InlineData("x.pdf", "", "text/plain")]
    [InlineData("a.md", "a\0b", "application/octet-stream")]
    [InlineData("a.md", "\u007FELF\u0001", "application/x-elf")]
    public void TextIsFoundByContentThenName(string name, string content, string mediaType) =>
        Assert.Equal(mediaType, MediaType.Detect(Encoding.UTF8.GetBytes(content), name));

    [Theory]
    [InlineData("89504E470D0A1A0A", "image/png")]
    [InlineData("FFD8FFE0", "image/jpeg")]
    [InlineData("474946383961", "image/gif")]
    [InlineData("524946460000000057454250", "image/webp")]
    [InlineData("1F8B0800", "application/gzip")]
    [InlineData("4D5A90000300", "application/vnd.microsoft.portable-executable")]
    [InlineData("D0CF11E0A1B11AE1", "application/x-ole-storage")]
    [InlineData("504B0506", "application/zip")]
    [InlineData("FFFE61000A00", "text/plain")]
    [InlineData("636166E9", "text/plain")]
    [InlineData("E9010203E9050E0F", "application/octet-stream")]
    public void BytesAreFoundByTheirSignature(string hex, string mediaType) =>
        Assert.Equal(mediaType, MediaType.Detect(Convert.FromHexString(hex), "name"));

    [Theory]
    [InlineData("word/document.xml", "", "x.zip", OpenXml + "wordprocessingml.document")]
    [InlineData("xl/workbook.xml", "", "x", OpenXml + "spreadsheetml.sheet")]
    [InlineData("ppt/presentation.xml", "", "x", OpenXml + "presentationml.presentation")]
    [InlineData("mimetype", "application/epub+zip", "x", "application/epub+zip")]
    [InlineData("mimetype", "application/vnd.oasis.opendocument.text", "x", "application/vnd.oasis.opendocument.text")]
    [InlineData("other", "", "x.docx", OpenXml + "wordprocessingml.document")]
    [InlineData("other", "", "x.txt", "application/zip")]
    public void ZipFilesAreFoundByTheirEntries(string entry, string content, string name, string mediaType)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            var names = entry == "mimetype" ? new[] { entry } : ["[Content_Types].xml", entry];
            foreach (var each in names)
            {
                using var writer = zip.CreateEntry(each, CompressionLevel.NoCompression).Open();
                writer.Write(Encoding.ASCII.GetBytes(content));
            }
        }

        Assert.Equal(mediaType, MediaType.Detect(stream.ToArray(), name));
    }

    [Fact]
    public void EveryPrefixOfAnOfficeFileIsSomething()
    {
        var folder = SharedFiles.Folder("data", "formats");
        foreach (var path in Directory.GetFiles(folder, "ch10*"))
        {
            var bytes = File.ReadAllBytes(path)[..2000];
            for (var length = 0; length < bytes.Length; length += 7)
            {
                Assert.NotEmpty(MediaType.Detect(bytes.AsSpan(0, length), "x"));
            }
        }
    }

    [Fact]
    public void TheSharedFilesAreFoundWithoutTheirNames()
    {
        var folder = SharedFiles.Folder("data", "formats");
        string Find(string extension)
        {
            var bytes = File.ReadAllBytes(Path.Combine(folder, "ch10-02-traits" + extension));
            var head = bytes.AsSpan(0, Math.Min(bytes.Length, MediaType.HeadLength));
            return MediaType.Detect(head, "x").Split('.', '/')[^1];
        }

        Assert.Equal(
            ["document", "epub+zip", "text", "pdf", "rtf", "html", "plain"],
            new[] { ".docx", ".epub", ".odt", ".pdf", ".rtf", ".html", ".txt" }.Select(Find));
    }
}
