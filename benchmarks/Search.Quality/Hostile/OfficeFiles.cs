using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Search.Quality;

/// <summary>The smallest office files and books that are read, with a part of their own to be filled.</summary>
internal static class OfficeFiles
{
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/";
    private const string Word = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    private const string Sheet = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    private const string Slide =
        "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" " +
        "xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"";

    private const string Open =
        "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" " +
        "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" " +
        "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\"";

    private static readonly (string Id, string Path, string Type)[] OtherParts =
    [
        ("footnotes", "word/footnotes.xml", "wordprocessingml.footnotes"),
        ("sharedStrings", "xl/strings.xml", "spreadsheetml.sharedStrings"),
    ];

    /// <summary>The formats, by the extension of their files.</summary>
    public static string[] Extensions => ["docx", "xlsx", "pptx", "odt", "ods", "epub"];

    /// <summary>An element that stands for a little text, where <see cref="Write"/> puts the content.</summary>
    public static string Text(string extension) => extension switch
    {
        "docx" => "<w:p><w:r><w:t>a</w:t></w:r></w:p>",
        "xlsx" => "<row><c t=\"str\"><v>a</v></c></row>",
        "pptx" => "<p:sp><p:txBody><a:p><a:r><a:t>a</a:t></a:r></a:p></p:txBody></p:sp>",
        "odt" => "<text:p>a</text:p>",
        "ods" => "<table:table-row><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row>",
        _ => "<p>a</p>",
    };

    /// <summary>Writes a file; the content stands in its main part, the other part beside it.</summary>
    /// <param name="stream">Takes the file.</param>
    /// <param name="extension">The format.</param>
    /// <param name="content">The content of the main part.</param>
    /// <param name="prolog">What stands before the root of the main part.</param>
    /// <param name="others">Entries that the file has as well.</param>
    public static void Write(
        Stream stream, string extension, IEnumerable<string> content, string prolog = "",
        params IEnumerable<(string Name, IEnumerable<string> Content)> others)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        var more = others.ToList();
        var names = more.ConvertAll(other => other.Name);
        foreach (var (name, text) in Parts(extension, content, prolog, names).Concat(more))
        {
            using var entry = new StreamWriter(archive.CreateEntry(name, CompressionLevel.Fastest).Open());
            foreach (var piece in text)
            {
                entry.Write(piece);
            }
        }
    }

    /// <summary>Pieces of XML that are all different, up to a length together.</summary>
    public static IEnumerable<string> Different(Func<string, string> piece, long length)
    {
        var random = new Random(1);
        var block = new StringBuilder();
        for (var written = 0L; written < length; written += block.Length)
        {
            block.Clear();
            for (var i = 0; i < 1000; i++)
            {
                block.Append(piece(random.Next(1_000_000).ToString(CultureInfo.InvariantCulture)));
            }

            yield return block.ToString();
        }
    }

    private static IEnumerable<(string Name, IEnumerable<string> Content)> Parts(
        string extension, IEnumerable<string> content, string prolog, List<string> others) => extension switch
    {
        "docx" => OpenXml(
            "word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            Joined(prolog, $"<w:document {Word}><w:body>", content, "</w:body></w:document>"),
            [.. OtherParts.Where(part => others.Contains(part.Path))]),
        "xlsx" => OpenXml(
            "xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
            [$"<workbook {Sheet} xmlns:r=\"{Office}\"><sheets><sheet name=\"s\" sheetId=\"1\" r:id=\"worksheet\"/></sheets></workbook>"],
            [("worksheet", "xl/sheet.xml", "spreadsheetml.worksheet"), .. OtherParts.Where(part => others.Contains(part.Path))])
            .Append(("xl/sheet.xml", Joined(prolog, $"<worksheet {Sheet}><sheetData>", content, "</sheetData></worksheet>"))),
        "pptx" => OpenXml(
            "ppt/presentation.xml", "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
            [$"<p:presentation {Slide} xmlns:r=\"{Office}\"><p:sldIdLst><p:sldId id=\"256\" r:id=\"slide\"/></p:sldIdLst></p:presentation>"],
            [("slide", "ppt/slide.xml", "presentationml.slide")])
            .Append(("ppt/slide.xml", Joined(
                prolog, $"<p:sld {Slide}><p:cSld><p:spTree>", content, "</p:spTree></p:cSld></p:sld>"))),
        "odt" => OpenDocument("text", Joined(
            prolog, $"<office:document-content {Open}><office:body><office:text>", content,
            "</office:text></office:body></office:document-content>")),
        "ods" => OpenDocument("spreadsheet", Joined(
            prolog,
            $"<office:document-content {Open}><office:body><office:spreadsheet><table:table table:name=\"s\">", content,
            "</table:table></office:spreadsheet></office:body></office:document-content>")),
        _ => Book(Joined(prolog, "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body>", content, "</body></html>")),
    };

    private static IEnumerable<string> Joined(string prolog, string start, IEnumerable<string> content, string end) =>
        content.Prepend(start).Prepend(prolog).Append(end);

    private static IEnumerable<(string, IEnumerable<string>)> OpenXml(
        string main, string type, IEnumerable<string> content, (string Id, string Path, string Type)[] others)
    {
        var overrides = string.Concat(others.Select(part =>
            $"<Override PartName=\"/{part.Path}\" ContentType=\"application/vnd.openxmlformats-officedocument.{part.Type}+xml\"/>"));
        var links = string.Concat(others.Select(part =>
            $"<Relationship Id=\"{part.Id}\" Type=\"{Office}/{part.Id}\" Target=\"/{part.Path}\"/>"));
        var folder = main[..main.IndexOf('/', StringComparison.Ordinal)];
        yield return ("[Content_Types].xml", [
            $"<Types xmlns=\"{Package}content-types\"><Default Extension=\"rels\" " +
            "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>" +
            $"<Override PartName=\"/{main}\" ContentType=\"{type}\"/>{overrides}</Types>"]);
        yield return ("_rels/.rels", [
            $"<Relationships xmlns=\"{Package}relationships\"><Relationship Id=\"d\" Type=\"{Office}/officeDocument\" " +
            $"Target=\"{main}\"/></Relationships>"]);
        yield return (
            $"{folder}/_rels/{Path.GetFileName(main)}.rels",
            [$"<Relationships xmlns=\"{Package}relationships\">{links}</Relationships>"]);
        yield return (main, content);
    }

    private static IEnumerable<(string, IEnumerable<string>)> OpenDocument(string kind, IEnumerable<string> content) =>
    [
        ("mimetype", [$"application/vnd.oasis.opendocument.{kind}"]),
        ("content.xml", content),
    ];

    private static IEnumerable<(string, IEnumerable<string>)> Book(IEnumerable<string> chapter) =>
    [
        ("mimetype", ["application/epub+zip"]),
        ("META-INF/container.xml", ["<container><rootfiles><rootfile full-path=\"b.opf\"/></rootfiles></container>"]),
        ("b.opf", [
            "<package><manifest><item id=\"a\" href=\"a.xhtml\" media-type=\"application/xhtml+xml\"/></manifest>" +
            "<spine><itemref idref=\"a\"/></spine></package>"]),
        ("a.xhtml", chapter),
    ];
}
