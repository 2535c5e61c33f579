using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using MimeKit;
using Search.Pipeline;

namespace Search.Indexing.Tests;

/// <summary>Files made to take the machine: each is an error or a warning within seconds, and the next file is fine.</summary>
public sealed class HostileContainerTests
{
    private const int CentralSignature = 0x02014B50;
    private const int EndSignature = 0x06054B50;
    private const int Megabyte = 1024 * 1024;

    public static TheoryData<string> Formats => ["docx", "pptx", "xlsx", "odt", "epub"];

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task ABombIsRefusedBeforeItIsUnpacked(string format)
    {
        var bomb = new byte[50 * Megabyte];
        var file = Zip.OfBytes([("big.xml", bomb), .. EntriesOf(format)]);
        Assert.InRange(file.Length, 1, 2 * Megabyte);
        Assert.Contains("more than 200 times", await ErrorOfAsync(format, file), StringComparison.Ordinal);
        var error = await ErrorOfAsync(format, file, new() { MaxInflatedBytes = 10 * Megabyte });
        Assert.Contains("unpacks to more than 10485760 bytes", error, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task ArchivesInsideArchivesStayPacked(string format)
    {
        var inner = Zip.OfBytes([("big.xml", new byte[50 * Megabyte])]);
        for (var i = 0; i < 50; i++)
        {
            inner = Zip.OfBytes([.. EntriesOf(format), ($"inner.{format}", inner), ("inner.zip", inner[..100])]);
        }

        var result = await CheckAsync(format, inner);
        Assert.Equal(await TextOfAsync(format, Zip.OfBytes(EntriesOf(format))), await TextOfAsync(format, inner));
        Assert.Empty(result.Warnings);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task ArchivesInMailsAreOpenedAsTheirOwnFormatAlone(string format)
    {
        var bomb = Zip.OfBytes([("big.xml", new byte[50 * Megabyte]), .. EntriesOf(format)]);
        var mail = SomeMail.BytesOf(SomeMail.Of(new Multipart("mixed")
        {
            SomeMail.Text("body"),
            SomeMail.File("a.zip", Zip.OfBytes([("b.zip", Zip.OfBytes([("c.zip", bomb)]))])),
            SomeMail.File($"bomb.{format}", bomb),
            SomeMail.File($"good.{format}", GoodFile(format)),
        }));
        using var stream = new MemoryStream(mail);
        var result = await new ConverterRouter(ConverterRouter.BuiltIn).ConvertAsync(
            stream, new FileDescription("m", "message/rfc822"), TestContext.Current.CancellationToken);
        Assert.Equal(["m", $"m!/good.{format}"], result.Documents.Select(document => document.Id));
        Assert.Equal(2, result.Warnings.Count);
        Assert.Single(result.Warnings, warning => warning.Contains("'a.zip' was left out", StringComparison.Ordinal));
        Assert.Single(result.Warnings, warning => warning.Contains("more than 200 times", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task TenGigabytesThatAreOnlyDeclaredAreRefused(string format)
    {
        var file = Zip.OfBytes(EntriesOf(format).Append(("a", [1])).Append(("b", [1])).Append(("c", [1])));
        ForEachEntry(file, (entry, i) => BinaryPrimitives.WriteUInt32LittleEndian(entry[24..], 0xFFFFFFF0));
        Assert.Contains("unpacks to more than", await ErrorOfAsync(format, file), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task SizesThatAreTooSmallAreFound(string format)
    {
        var file = Zip.OfBytes(EntriesOf(format));
        ForEachEntry(file, (entry, _) => BinaryPrimitives.WriteUInt32LittleEndian(entry[24..], 150));
        var error = await ErrorOfAsync(format, file);
        Assert.Contains("damaged", error, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task SizesThatAreTooLargeAreNoHarm(string format)
    {
        var file = Zip.OfBytes(EntriesOf(format));
        ForEachEntry(file, (entry, _) => BinaryPrimitives.WriteUInt32LittleEndian(entry[24..], 1_000_000));
        await CheckAsync(format, file);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task TooManyEntriesAreRefusedWhateverTheirNumberIsSaidToBe(string format)
    {
        var file = Zip.OfBytes(EntriesOf(format).Concat(Enumerable.Range(0, 10_001).Select(i => ($"e{i}", Array.Empty<byte>()))));
        Assert.Contains("more than 10000 entries", await ErrorOfAsync(format, file), StringComparison.Ordinal);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(file.Length - 22 + 8), 1);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(file.Length - 22 + 10), 1);
        Assert.Contains("more than 10000 entries", await ErrorOfAsync(format, file), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../evil.xml", "points outside")]
    [InlineData("a/..\\..\\evil.xml", "points outside")]
    [InlineData("/etc/passwd", "points outside")]
    [InlineData("C:evil", "points outside")]
    [InlineData("Evil.xml", "twice")]
    public async Task NamesThatMisleadAreRefused(string name, string expected)
    {
        foreach (var format in Formats)
        {
            var file = Zip.OfBytes(EntriesOf(format.Data).Append(("evil.xml", [])).Append((name, [])));
            Assert.Contains(expected, await ErrorOfAsync(format.Data, file), StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task EncryptedEntriesAreAnErrorThatSaysSo(string format)
    {
        var file = Zip.OfBytes(EntriesOf(format));
        ForEachEntry(file, (entry, _) => entry[8] |= 1);
        Assert.Contains("encrypted", await ErrorOfAsync(format, file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnEncryptedOfficeFileIsAnErrorThatSaysSo()
    {
        byte[] file = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[1000]];
        var error = await ErrorOfAsync("docx", file);
        Assert.Contains("encrypted", error, StringComparison.Ordinal);
        Assert.Equal(new DocxConverter().MediaTypes.Single(), MediaType.Detect(file, "secret.docx"));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task EntitiesAreNotExpandedAndNothingIsLoaded(string format)
    {
        var bomb = new StringBuilder("<!DOCTYPE x [<!ENTITY a0 \"lol\">");
        for (var i = 1; i < 12; i++)
        {
            bomb.Append(CultureInfo.InvariantCulture, $"<!ENTITY a{i} \"{string.Concat(Enumerable.Repeat($"&a{i - 1};", 10))}\">");
        }

        bomb.Append("<!ENTITY file SYSTEM \"file:///etc/passwd\">]>");
        var file = WithMain(format, main => bomb + main.Replace("HERE", "&a11;&file;", StringComparison.Ordinal));
        var result = await CheckAsync(format, file);
        Assert.DoesNotContain("lollol", result.Document?.Text ?? "", StringComparison.Ordinal);
        Assert.DoesNotContain("root:", result.Document?.Text ?? "", StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task AHundredThousandNestedElementsAreAnError(string format)
    {
        const int Depth = 100_000;
        var nested = string.Concat(Enumerable.Repeat("<n>", Depth)) + string.Concat(Enumerable.Repeat("</n>", Depth));
        var file = WithMain(format, main => main.Replace("HERE", "HERE" + nested, StringComparison.Ordinal));
        var result = await CheckAsync(format, file);
        if (format == "epub")
        {
            // No depth of tags in a web page costs more than its length.
            Assert.Equal("HERE", result.Document!.Text);
        }
        else
        {
            Assert.Contains("nested deeper than 256", result.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task ATextThatIsTooLongIsAnError(string format)
    {
        var file = WithMain(format, main => main.Replace("HERE", new string('x', 10_000), StringComparison.Ordinal));
        var error = await ErrorOfAsync(format, file, new() { MaxCharacters = 9_999 });
        Assert.Contains("MaxCharacters", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OneEndlessPieceOfTextIsAnError()
    {
        var text = new byte[12 * Megabyte];
        new Random(3).NextBytes(text);
        for (var i = 0; i < text.Length; i++)
        {
            text[i] = (byte)('a' + (text[i] & 15));
        }

        var file = WithMain("docx", main => main.Replace("HERE", Encoding.ASCII.GetString(text), StringComparison.Ordinal));
        Assert.Contains("single piece of text", await ErrorOfAsync("docx", file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASharedStringThatIsUsedTooOftenIsAnError()
    {
        var cells = string.Concat(Enumerable.Repeat("<c t=\"s\"><v>0</v></c>", 10_000));
        var file = XlsxFile.Of(
            [("S", $"<sheetData><row>{cells}</row></sheetData>", null)], [$"<si><t>{new string('x', 30_000)}</t></si>"]);
        var error = await ErrorOfAsync("xlsx", file, new() { MaxCharacters = 10_000_000 });
        Assert.Contains("MaxCharacters", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StylesThatBuildOnOneAnotherInACircleAreNoHarm()
    {
        static string Style(string id, string basedOn) =>
            $"<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:basedOn w:val=\"{basedOn}\"/></w:style>";
        var file = DocxFile.Of(DocxFile.P("text", "<w:pStyle w:val=\"A\"/>"), ("styles", Style("A", "B") + Style("B", "A")));
        Assert.Equal("text", (await CheckAsync("docx", file)).Document!.Text);
    }

    [Fact]
    public async Task ABookThatIsRepeatedWithoutEndIsAnError()
    {
        var file = WithMain("epub", main => main, opf => opf.Replace(
            "<itemref idref=\"a\"/>", string.Concat(Enumerable.Repeat("<itemref idref=\"a\"/>", 10_001)), StringComparison.Ordinal));
        Assert.Contains("10000 chapters", await ErrorOfAsync("epub", file), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task CutAndScrambledFilesAreResults(string format)
    {
        var file = Zip.OfBytes(EntriesOf(format));
        var random = new Random(7);
        for (var i = 0; i < 60; i++)
        {
            var bytes = file[..(i % 2 == 0 ? file.Length : random.Next(file.Length))];
            for (var j = 0; j < 1 + (i % 8) && bytes.Length > 0; j++)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            await CheckAsync(format, bytes);
        }

        var noise = new byte[5000];
        random.NextBytes(noise);
        await ErrorOfAsync(format, noise);
        await ErrorOfAsync(format, []);
        await ErrorOfAsync(format, [.. "PK\u0005\u0006"u8, .. new byte[18]]);
    }

    private static async Task<string> ErrorOfAsync(string format, byte[] file, ConversionLimits? limits = null)
    {
        var result = await CheckAsync(format, file, limits);
        Assert.Null(result.Document);
        return result.Error!;
    }

    /// <summary>Converts a file, and a good one after it.</summary>
    private static async Task<ConversionResult> CheckAsync(string format, byte[] file, ConversionLimits? limits = null)
    {
        var converter = ConverterOf(format);
        var time = Stopwatch.StartNew();
        var result = await Converted.ConvertAsync(converter, file, limits);
        Assert.True(time.Elapsed.TotalSeconds < 10, $"The file took {time.Elapsed}.");
        var good = await Converted.ConvertAsync(converter, Zip.OfBytes(EntriesOf(format)));
        Assert.Contains("HERE", good.Document!.Text, StringComparison.Ordinal);
        return result;
    }

    private static async Task<string> TextOfAsync(string format, byte[] file) =>
        (await Converted.ConvertAsync(ConverterOf(format), file)).Document!.Text;

    private static IDocumentConverter ConverterOf(string format) => format switch
    {
        "docx" => new DocxConverter(),
        "pptx" => new PptxConverter(),
        "xlsx" => new XlsxConverter(),
        "odt" => new OpenDocumentConverter(),
        _ => new EpubConverter(),
    };

    private static byte[] GoodFile(string format) => format switch
    {
        "docx" => DocxFile.Of(DocxFile.P("HERE")),
        "pptx" => PptxFile.Reversed((PptxFile.Shape("title", null, "HERE"), null, false)),
        "xlsx" => XlsxFile.Of([("S", "<sheetData><row><c t=\"str\"><v>HERE</v></c></row></sheetData>", null)]),
        "odt" => OpenDocumentFile.Text("<text:p>HERE</text:p>"),
        _ => Zip.Of(
            ("mimetype", "application/epub+zip"),
            ("META-INF/container.xml", "<container><rootfiles><rootfile full-path=\"b.opf\"/></rootfiles></container>"),
            ("b.opf", "<package><manifest><item id=\"a\" href=\"a.xhtml\" media-type=\"application/xhtml+xml\"/></manifest>" +
                "<spine><itemref idref=\"a\"/></spine></package>"),
            ("a.xhtml", "<html><head><title>A page with a title that is long enough to be cut in the middle of its name, " +
                "which is what a size that is too small does</title></head><body><p>HERE</p></body></html>")),
    };

    private static IEnumerable<(string Name, byte[] Content)> EntriesOf(string format) => Zip.EntriesOf(GoodFile(format));

    private static byte[] WithMain(
        string format, Func<string, string> change, Func<string, string>? changePackage = null) =>
        Zip.OfBytes(EntriesOf(format).Select(entry =>
        {
            var text = Encoding.UTF8.GetString(entry.Content);
            return entry.Name.EndsWith(".opf", StringComparison.Ordinal) && changePackage is not null
                ? (entry.Name, Encoding.UTF8.GetBytes(changePackage(text)))
                : text.Contains("HERE", StringComparison.Ordinal)
                    ? (entry.Name, Encoding.UTF8.GetBytes(change(text)))
                    : entry;
        }));

    private static void ForEachEntry(byte[] zip, EntryChange change)
    {
        var end = zip.Length - 22;
        Assert.Equal(EndSignature, BinaryPrimitives.ReadInt32LittleEndian(zip.AsSpan(end)));
        var position = BinaryPrimitives.ReadInt32LittleEndian(zip.AsSpan(end + 16));
        for (var i = 0; BinaryPrimitives.ReadInt32LittleEndian(zip.AsSpan(position)) == CentralSignature; i++)
        {
            change(zip.AsSpan(position), i);
            position += 46 + BinaryPrimitives.ReadUInt16LittleEndian(zip.AsSpan(position + 28))
                + BinaryPrimitives.ReadUInt16LittleEndian(zip.AsSpan(position + 30))
                + BinaryPrimitives.ReadUInt16LittleEndian(zip.AsSpan(position + 32));
        }
    }

    private delegate void EntryChange(Span<byte> entry, int index);
}
