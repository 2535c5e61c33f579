using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using MimeKit;

namespace Search.Indexing.Tests;

/// <summary>Made-up text full of what formats have to write in another way, as a file of each format.</summary>
internal static class DifficultFiles
{
    private static readonly string[] Words =
    [
        "lantern", "ferry", "the", "of", "a", "naïve", "Straße", "“quoted”", "\"said\"", "it's", "A&B", "x<y", "y>z",
        "{brace}", "[note]", "back\\slash", "a*b", "under_score", "50%", "#9", "$3.50", "😀", "中文字", "Ωmega", "wait…",
        "and/or", "semi;colon", "comma,", "end.", "tab-stop", "`tick`", "~about", "1.", "-", "|", "жук", "e\u0301tude",
    ];

    /// <summary>The extensions of the formats.</summary>
    public static string[] Extensions =>
    [
        ".txt", ".md", ".html", ".rtf", ".csv", ".tsv", ".json", ".jsonl", ".xml", ".eml", ".docx", ".pptx", ".xlsx",
        ".odt", ".ods", ".odp", ".epub",
    ];

    /// <summary>A file of a format, with its media type.</summary>
    public static (byte[] File, string MediaType) Of(string extension, int seed)
    {
        var random = new Random(seed);
        string[][] sections = [.. Enumerable.Range(0, 12).Select(_ =>
            Enumerable.Range(0, 5).Select(i => Line(random, i == 0 ? 4 : 30)).ToArray())];
        var file = extension switch
        {
            ".docx" => Docx(sections),
            ".pptx" => PptxFile.Reversed([.. sections.Select(section => (
                PptxFile.Shape("title", null, Xml(section[0])) + PptxFile.Shape(null, (1, 1), Xml(section[1]), Xml(section[2])) +
                PptxFile.Table((1, 4), [Xml(section[0]), Xml(section[3])]), (string?)PptxFile.Shape("body", null, Xml(section[4])),
                false))]),
            ".xlsx" => XlsxFile.Of([("A and B", Sheet(sections), null)], [.. sections.Select(section => $"<si><t>{Xml(section[0])}</t></si>")]),
            ".odt" => OpenDocumentFile.Text(string.Concat(sections.Select(section =>
                $"<text:h text:outline-level=\"1\">{Xml(section[0])}</text:h>" + Paragraphs(section[1..3]) +
                $"<table:table><table:table-row>{Cells(section[3..])}</table:table-row></table:table>" +
                $"<text:p>Text<text:note><text:note-citation>1</text:note-citation><text:note-body>{Paragraphs(section[..1])}" +
                "</text:note-body></text:note> goes on.</text:p>"))),
            ".ods" => OpenDocumentFile.Of(TypeOf(extension), "<office:spreadsheet><table:table table:name=\"Sheet\">" + string.Concat(
                sections.Select(section => "<table:table-row table:number-rows-repeated=\"2\"/><table:table-row>" +
                    $"<table:table-cell table:number-columns-repeated=\"3\"/>{Cells(section)}</table:table-row>")) +
                "</table:table></office:spreadsheet>"),
            ".odp" => OpenDocumentFile.Of(TypeOf(extension), $"<office:presentation>{string.Concat(sections.Select(Slide))}</office:presentation>"),
            ".epub" => Epub(sections),
            ".eml" => Mail(sections),
            ".rtf" => Encoding.ASCII.GetBytes($@"{{\rtf1\ansi\ansicpg1252 {string.Concat(sections.SelectMany(one => one).Select(Rtf))}}}"),
            _ => Encoding.UTF8.GetBytes(TextOf(extension, sections)),
        };
        return (file, TypeOf(extension, file));
    }

    private static string TypeOf(string extension, byte[]? file = null) => extension switch
    {
        ".ods" => "application/vnd.oasis.opendocument.spreadsheet",
        ".odp" => "application/vnd.oasis.opendocument.presentation",
        _ => MediaType.Detect(file.AsSpan(0, Math.Min(file?.Length ?? 0, MediaType.HeadLength)), "file" + extension),
    };

    private static string Line(Random random, int words) =>
        "Word " + string.Join(' ', Enumerable.Range(0, words).Select(_ => Words[random.Next(Words.Length)]));

    private static string TextOf(string extension, string[][] sections) => extension switch
    {
        ".txt" => string.Join("\r\n\r\n", sections.SelectMany(one => one)),
        ".md" => string.Concat(sections.Select(section => $"## {Markdown(section[0])}\n\n" +
            $"{Markdown(section[1])}\n*and* **so** [on](https://example.org/a_(b) \"title\").\n\n> {Markdown(section[2])}\n\n" +
            $"| {Markdown(section[0])} | code |\n| --- | --- |\n| cell | {Markdown(section[3])} |\n\n" +
            $"<p title=\"a > b\">{Xml(section[4])}</p>\n\n```cs\nvar list = new List<string>(); // `*not*` _marks_ &amp;\n```\n\n")),
        ".html" => "<!DOCTYPE html>\n<html><head><title>No text</title><style>p { color: red }</style></head><body>\n" +
            string.Concat(sections.Select(Html)) + "</body></html>",
        ".csv" => Table(sections, ','),
        ".tsv" => Table(sections, '\t'),
        ".json" => JsonSerializer.Serialize(new { Book = new { Parts = sections.Select(Item), Empty = (string?)null, Count = 12 } }),
        ".jsonl" => string.Join('\n', sections.Select(section => JsonSerializer.Serialize(Item(section)))),
        _ => $"<?xml version=\"1.0\"?>\n<!-- no text --><book>{string.Concat(sections.Select(section =>
            $"<part no=\"1\"><p>{Xml(section[0])}</p><p><![CDATA[{section[1]}]]></p><p>{Xml(section[2])} <i>{Xml(section[3])}</i></p></part>\n"))}</book>",
    };

    private static object Item(string[] section) =>
        new { Title = section[0], Lines = section[1..3], Inner = new { Text = section[3] + "\n" + section[4] } };

    private static string Html(string[] section) =>
        $"<h2>{Xml(section[0])}</h2><script>var no = '<p>text</p>';</script>\n<p>{Xml(section[1])} <b>so</b><!-- no --><br>on " +
        $"<img src=a.png alt=\"{Xml(section[0])}\"></p><table><tr><td>{Xml(section[2])}<td>{Xml(section[3])}</table>" +
        $"<pre>\n {Xml(section[4])}\n  code</pre>\n";

    private static string Table(string[][] sections, char delimiter) => string.Concat(
        sections.Select(section => section[..3]).Prepend(["title", "first text", "second"])
            .Select(row => string.Join(delimiter, row.Select(Quoted)) + "\r\n"));

    private static string Quoted(string field) => field.AsSpan().IndexOfAny("\",\t ") < 0
        ? field
        : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Xml(string text) => WebUtility.HtmlEncode(text);

    private static string Markdown(string text) =>
        string.Concat(text.Select(c => "\\`*_{}[]<>()#+-.!|&~\"'$".Contains(c, StringComparison.Ordinal) ? $"\\{c}" : $"{c}"));

    private static string Rtf(string text) => string.Concat(text.Select(c => c switch
    {
        '\\' or '{' or '}' => $"\\{c}",
        'ï' or 'ß' => string.Create(CultureInfo.InvariantCulture, $"\\'{(int)c:x2}"),
        > '\u007F' => string.Create(CultureInfo.InvariantCulture, $"\\u{(short)c}?"),
        _ => $"{c}",
    })) + " {\\i and}\\par\r\n";

    private static byte[] Docx(string[][] sections) => DocxFile.Of(
        string.Concat(sections.Select((section, i) => DocxFile.P(Xml(section[0]), "<w:outlineLvl w:val=\"0\"/>") +
            $"<w:p><w:r><w:t xml:space=\"preserve\">{Xml(section[1])} </w:t></w:r><w:r><w:footnoteReference w:id=\"{i}\"/></w:r></w:p>" +
            $"<w:tbl><w:tr><w:tc>{DocxFile.P(Xml(section[2]))}</w:tc><w:tc>{DocxFile.P(Xml(section[3]))}</w:tc></w:tr></w:tbl>" +
            "<w:p><w:r><w:t>Before the box.</w:t><mc:AlternateContent><mc:Choice Requires=\"wps\"><wps:txbx><w:txbxContent>" +
            $"{DocxFile.P(Xml(section[4]))}</w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><w:txbxContent>" +
            $"{DocxFile.P(Xml(section[4]))}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>")),
        ("footnotes", string.Concat(sections.Select((section, i) =>
            $"<w:footnote w:id=\"{i}\">{DocxFile.P(Xml(section[3]))}</w:footnote>"))));

    private static string Sheet(string[][] sections) => $"<sheetData>{string.Concat(sections.Select((section, i) =>
        $"<row r=\"{(i * 2) + 1}\"><c r=\"B{(i * 2) + 1}\" t=\"s\"><v>{i}</v></c><c r=\"C{(i * 2) + 1}\"><v>{i}.5</v></c>" +
        $"<c r=\"AA{(i * 2) + 1}\" t=\"inlineStr\"><is><t>{Xml(section[1])}</t></is></c></row>"))}</sheetData>";

    private static string Paragraphs(string[] texts) => string.Concat(texts.Select(text => $"<text:p>{Xml(text)}</text:p>"));

    private static string Cells(string[] texts) =>
        string.Concat(texts.Select(text => $"<table:table-cell>{Paragraphs([text])}</table:table-cell>"));

    private static string Slide(string[] section) =>
        $"<draw:page><draw:frame presentation:class=\"title\"><draw:text-box>{Paragraphs(section[..1])}</draw:text-box></draw:frame>" +
        $"<draw:frame><draw:text-box>{Paragraphs(section[1..3])}</draw:text-box></draw:frame>" +
        $"<presentation:notes><draw:frame><draw:text-box>{Paragraphs(section[3..])}</draw:text-box></draw:frame></presentation:notes></draw:page>";

    private static byte[] Mail(string[][] sections)
    {
        var text = SomeMail.Text(string.Join("\n\n", sections.SelectMany(one => one)));
        text.ContentTransferEncoding = ContentEncoding.QuotedPrintable;
        var more = SomeMail.Text(string.Join("\n\n", sections[0]), charset: "iso-8859-15");
        more.SetText("windows-1252", "Café “and” so on.\n\nThe end.");
        more.ContentTransferEncoding = ContentEncoding.Base64;
        return SomeMail.BytesOf(SomeMail.Of(new Multipart("mixed", text, more)));
    }

    private static byte[] Epub(string[][] sections) => Zip.Of([
        ("mimetype", "application/epub+zip"),
        ("META-INF/container.xml",
            "<container xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><rootfiles>" +
            "<rootfile full-path=\"a/b.opf\" media-type=\"application/oebps-package+xml\"/></rootfiles></container>"),
        ("a/b.opf",
            "<package xmlns=\"http://www.idpf.org/2007/opf\"><manifest>" + string.Concat(sections.Select((_, i) =>
                $"<item id=\"c{i}\" href=\"c{i}.xhtml\" media-type=\"application/xhtml+xml\"/>")) + "</manifest><spine>" +
            string.Concat(sections.Select((_, i) => $"<itemref idref=\"c{i}\"/>")) + "</spine></package>"),
        .. sections.Select((section, i) => ($"a/c{i}.xhtml",
            $"<html xmlns=\"http://www.w3.org/1999/xhtml\"><body>{Html(section)}</body></html>"))]);
}
