using System.Text;
using System.Text.Json;

namespace Search.Indexing.Tests;

/// <summary>The same made-up prose as a file of each format: headings, paragraphs, words set in another font.</summary>
internal static class ProseFiles
{
    private const string Consonants = "bcdfglmnprstv";
    private const string Vowels = "aeiou";

    /// <summary>The extensions of the formats.</summary>
    public static string[] Extensions =>
    [
        ".txt", ".md", ".html", ".rtf", ".csv", ".tsv", ".json", ".jsonl", ".xml", ".eml", ".docx", ".pptx", ".xlsx",
        ".odt", ".epub", ".pdf",
    ];

    /// <summary>A file of a format.</summary>
    public static byte[] Of(string extension, int seed) => Of(extension, Sections(seed));

    private static byte[] Of(
        string extension, List<(string Title, List<string> Paragraphs)> sections) => extension switch
    {
        ".txt" => Bytes(string.Join("\n\n", All(sections).Select(Plain))),
        ".md" => Bytes(string.Concat(sections.Select(section => $"## {section.Title}\n\n{Lines(section.Paragraphs)}"))),
        ".html" => Bytes($"<!DOCTYPE html>\n<html><body>\n{Html(sections)}</body></html>\n"),
        ".rtf" => Bytes($@"{{\rtf1\ansi {string.Concat(All(sections).Select(Rtf))}}}"),
        ".csv" => Bytes(Table(sections, ',')),
        ".tsv" => Bytes(Table(sections, '\t')),
        ".json" => Bytes(JsonSerializer.Serialize(Items(sections))),
        ".jsonl" => Bytes(string.Join('\n', Items(sections).Select(item => JsonSerializer.Serialize(item)))),
        ".xml" => Bytes($"<book>{string.Concat(All(sections).Select(text => $"<p>{Marked(text, "i")}</p>\n"))}</book>"),
        ".eml" => SomeMail.BytesOf(SomeMail.Of(SomeMail.Text(string.Join("\n\n", All(sections).Select(Plain))))),
        ".docx" => DocxFile.Of(string.Concat(All(sections).Select(text => DocxFile.P(Plain(text))))),
        ".pptx" => PptxFile.Reversed([.. sections.Select(section =>
            (PptxFile.Shape(null, null, [.. section.Paragraphs.Select(Plain)]), (string?)section.Title, false))]),
        ".xlsx" => XlsxFile.Of([("Prose", Sheet(sections), null)]),
        ".odt" => OpenDocumentFile.Text(string.Concat(All(sections).Select(text => $"<text:p>{Plain(text)}</text:p>"))),
        ".epub" => Epub(sections),
        _ => Pdf(sections),
    };

    private static List<(string Title, List<string> Paragraphs)> Sections(int seed)
    {
        var random = new Random(seed);
        var words = Enumerable.Range(0, 800).Select(_ => Word(random)).ToArray();
        return [.. Enumerable.Range(0, 12).Select(_ => (
            string.Join(' ', Enumerable.Range(0, 4).Select(_ => words[random.Next(words.Length)])),
            Enumerable.Range(0, 5).Select(_ => Paragraph(random, words)).ToList()))];
    }

    private static string Word(Random random) => string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ =>
        $"{Consonants[random.Next(Consonants.Length)]}{Vowels[random.Next(Vowels.Length)]}"));

    // Every twelfth word or so is set in another font, between backquotes.
    private static string Paragraph(Random random, string[] words)
    {
        var chosen = Enumerable.Range(0, 70).Select(_ => words[random.Next(words.Length)]);
        return string.Join(' ', chosen.Select(word => random.Next(12) == 0 ? $"`{word}`" : word)) + ".";
    }

    private static IEnumerable<string> All(List<(string Title, List<string> Paragraphs)> sections) =>
        sections.SelectMany(section => section.Paragraphs.Prepend(section.Title));

    private static string Plain(string text) => text.Replace("`", "", StringComparison.Ordinal);

    private static string Marked(string text, string tag)
    {
        var pieces = text.Split('`');
        return string.Concat(pieces.Select((piece, i) => i % 2 == 0 ? piece : $"<{tag}>{piece}</{tag}>"));
    }

    private static string Lines(List<string> paragraphs) => string.Concat(paragraphs.Select(text =>
        string.Join('\n', text.Split(' ').Chunk(12).Select(words => string.Join(' ', words))) + "\n\n"));

    private static string Html(List<(string Title, List<string> Paragraphs)> sections) =>
        string.Concat(sections.Select(section => $"<h2>{section.Title}</h2>\n" + string.Concat(
            section.Paragraphs.Select(text => $"<p>{Marked(text, "code")}</p>\n"))));

    private static string Rtf(string text)
    {
        var pieces = text.Split('`');
        return string.Concat(pieces.Select((piece, i) => i % 2 == 0 ? piece : $@"{{\i {piece}}}")) + "\\par\r\n";
    }

    private static string Table(List<(string Title, List<string> Paragraphs)> sections, char delimiter) =>
        $"title{delimiter}text\n" + string.Concat(sections.SelectMany(section =>
            section.Paragraphs.Select(text => $"{section.Title}{delimiter}{Plain(text)}\n")));

    private static List<Dictionary<string, string>> Items(List<(string Title, List<string> Paragraphs)> sections) =>
        [.. sections.Select(section => new Dictionary<string, string>
        {
            ["title"] = section.Title,
            ["text"] = string.Join("\n", section.Paragraphs.Select(Plain)),
        })];

    private static string Sheet(List<(string Title, List<string> Paragraphs)> sections) =>
        $"<sheetData>{string.Concat(All(sections).Chunk(2).Select((row, i) => Row(row, i + 1)))}</sheetData>";

    private static string Row(string[] texts, int number) => $"<row r=\"{number}\">" + string.Concat(texts.Select((text, i) =>
        $"<c r=\"{"AB"[i]}{number}\" t=\"inlineStr\"><is><t>{Plain(text)}</t></is></c>")) + "</row>";

    private static byte[] Epub(List<(string Title, List<string> Paragraphs)> sections) => Zip.Of(
        ("mimetype", "application/epub+zip"),
        ("META-INF/container.xml",
            "<container xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><rootfiles>" +
            "<rootfile full-path=\"b.opf\" media-type=\"application/oebps-package+xml\"/></rootfiles></container>"),
        ("b.opf",
            "<package xmlns=\"http://www.idpf.org/2007/opf\"><manifest>" +
            "<item id=\"a\" href=\"a.xhtml\" media-type=\"application/xhtml+xml\"/></manifest>" +
            "<spine><itemref idref=\"a\"/></spine></package>"),
        ("a.xhtml", $"<html xmlns=\"http://www.w3.org/1999/xhtml\"><body>{Html(sections)}</body></html>"));

    private static byte[] Pdf(List<(string Title, List<string> Paragraphs)> sections)
    {
        var lines = All(sections)
            .SelectMany(text => Plain(text).Split(' ').Chunk(14).Select(words => string.Join(' ', words)));
        return RawPdf.Of([.. lines.Chunk(50).Select(page => string.Concat(
            page.Select((line, i) => RawPdf.Line(60, 780 - (14 * i), line))))]);
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
