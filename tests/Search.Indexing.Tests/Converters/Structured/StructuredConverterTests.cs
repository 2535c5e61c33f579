using System.IO.Compression;
using System.Text;
using Search.Pipeline;

namespace Search.Indexing.Tests;

/// <summary>What every converter of a format that is not text has to do.</summary>
public sealed class StructuredConverterTests
{
    public static TheoryData<string> Formats => ["docx", "pptx", "xlsx", "odt", "epub", "rtf"];

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task TheFileIsReadFromTheCurrentPosition(string format)
    {
        var (converter, bytes) = Of(format);
        using var stream = new MemoryStream([1, 2, 3, .. bytes]) { Position = 3 };
        var result = await converter.ConvertAsync(
            stream, new FileDescription("x", converter.MediaTypes.First()), TestContext.Current.CancellationToken);
        Assert.Contains("HERE", result.Document!.Text, StringComparison.Ordinal);
        Assert.True(stream.CanRead, "The caller disposes the stream.");
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task AStreamThatCannotSeekIsReadToo(string format)
    {
        var (converter, bytes) = Of(format);
        await using var stream = new BrotliStream(Compressed(bytes), CompressionMode.Decompress);
        var result = await converter.ConvertAsync(
            stream, new FileDescription("x", converter.MediaTypes.First()), TestContext.Current.CancellationToken);
        Assert.Contains("HERE", result.Document!.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task AFileBeyondItsLimitsIsAnError(string format)
    {
        var (converter, bytes) = Of(format);
        var tooLarge = await Converted.ConvertAsync(converter, bytes, new() { MaxBytes = bytes.Length - 1 });
        Assert.Contains("larger than", tooLarge.Error, StringComparison.Ordinal);
        Assert.NotNull((await Converted.ConvertAsync(converter, bytes, new() { MaxBytes = bytes.Length })).Document);
        var tooLong = await Converted.ConvertAsync(converter, bytes, new() { MaxCharacters = 3 });
        Assert.Contains("MaxCharacters", tooLong.Error, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task TheWorkCanBeStopped(string format)
    {
        var (converter, bytes) = Of(format);
        using var stream = new MemoryStream(bytes);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await converter.ConvertAsync(
            stream, new FileDescription("x", converter.MediaTypes.First()), new CancellationToken(canceled: true)));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task TheRouterFindsTheConverterByTheContent(string format)
    {
        var (_, bytes) = Of(format);
        var mediaType = MediaType.Detect(bytes, "file." + format);
        var result = await Converted.ConvertAsync(
            new ConverterRouter(ConverterRouter.BuiltIn), bytes, mediaType: mediaType);
        Assert.Contains("HERE", result.Document!.Text, StringComparison.Ordinal);
        Assert.Equal(mediaType, result.Document.MediaType);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task TheMapIsKeptInItsBinaryForm(string format)
    {
        var (converter, bytes) = Of(format);
        var document = (await Converted.ConvertAsync(converter, bytes)).Document!;
        Assert.Equal(document.Text.Length, document.SourceMap.TextLength);
        var span = new TextSpan(document.Text.IndexOf("HERE", StringComparison.Ordinal), document.Text.Length);
        var before = document.SourceMap.Locate(span);
        var after = SourceMap.FromBytes(document.SourceMap.ToBytes()).Locate(span);
        Assert.Equal(before.FirstPlace, after.FirstPlace);
        Assert.Equal(before.FileSpan, after.FileSpan);
        Assert.True(before.FirstPlace is not null || before.FileSpan is not null);
    }

    private static (IDocumentConverter Converter, byte[] File) Of(string format) => format switch
    {
        "docx" => (new DocxConverter(), DocxFile.Of(DocxFile.P("HERE"))),
        "pptx" => (new PptxConverter(), PptxFile.Reversed((PptxFile.Shape("title", null, "HERE"), null, false))),
        "xlsx" => (new XlsxConverter(), XlsxFile.Of(
            [("S", "<sheetData><row><c t=\"str\"><v>HERE</v></c></row></sheetData>", null)])),
        "odt" => (new OpenDocumentConverter(), OpenDocumentFile.Text("<text:p>HERE</text:p>")),
        "epub" => (new EpubConverter(), Zip.Of(
            ("mimetype", "application/epub+zip"),
            ("META-INF/container.xml", "<container><rootfiles><rootfile full-path=\"b.opf\"/></rootfiles></container>"),
            ("b.opf", "<package><manifest><item id=\"a\" href=\"a.xhtml\" media-type=\"application/xhtml+xml\"/>" +
                "</manifest><spine><itemref idref=\"a\"/></spine></package>"),
            ("a.xhtml", "<html><body><p>HERE</p></body></html>"))),
        _ => (new RtfConverter(), Encoding.ASCII.GetBytes(@"{\rtf1 HERE}")),
    };

    private static MemoryStream Compressed(byte[] bytes)
    {
        var compressed = new MemoryStream();
        using (var brotli = new BrotliStream(compressed, CompressionMode.Compress, leaveOpen: true))
        {
            brotli.Write(bytes);
        }

        compressed.Position = 0;
        return compressed;
    }
}
