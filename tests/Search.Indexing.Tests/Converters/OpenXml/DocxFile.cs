namespace Search.Indexing.Tests;

/// <summary>Makes Word documents from the XML of their parts.</summary>
internal static class DocxFile
{
    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Types = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/";

    private static readonly string[] Parts =
        ["styles", "numbering", "footnotes", "endnotes", "comments", "header", "footer"];

    /// <summary>A document with a body and other parts by name: <c>styles</c>, <c>footnotes</c>.</summary>
    public static byte[] Of(string body, params (string Part, string Content)[] parts) =>
        Zip.Of(EntriesOf($"<w:body>{body}</w:body>", parts));

    /// <summary>The entries of a document.</summary>
    public static List<(string Name, string Content)> EntriesOf(
        string document, params (string Part, string Content)[] parts)
    {
        var overrides = string.Concat(parts.Select(part =>
            $"<Override PartName=\"/word/{part.Part}.xml\" ContentType=\"{Types}{part.Part}+xml\"/>"));
        var links = string.Concat(parts.Select(part =>
            $"<Relationship Id=\"{part.Part}\" Type=\"{Relationships}{part.Part}\" Target=\"{part.Part}.xml\"/>"));
        List<(string, string)> entries =
        [
            ("[Content_Types].xml",
                $"<Types xmlns=\"{Package}content-types\">" +
                $"<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>" +
                $"<Override PartName=\"/word/document.xml\" ContentType=\"{Types}document.main+xml\"/>" +
                $"<Override PartName=\"/docProps/core.xml\" " +
                $"ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>{overrides}</Types>"),
            ("_rels/.rels",
                $"<Relationships xmlns=\"{Package}relationships\">" +
                $"<Relationship Id=\"d\" Type=\"{Relationships}officeDocument\" Target=\"word/document.xml\"/>" +
                $"<Relationship Id=\"c\" Type=\"{Package}relationships/metadata/core-properties\" " +
                $"Target=\"docProps/core.xml\"/></Relationships>"),
            ("word/_rels/document.xml.rels", $"<Relationships xmlns=\"{Package}relationships\">{links}</Relationships>"),
            ("docProps/core.xml", CoreProperties),
            ("word/document.xml", Root("document", document)),
        ];
        entries.AddRange(parts.Select(part => ($"word/{part.Part}.xml", Root(RootOf(part.Part), part.Content))));
        return entries;
    }

    /// <summary>A paragraph of one run.</summary>
    public static string P(string text, string properties = "", string runProperties = "") =>
        $"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{runProperties}</w:rPr>" +
        $"<w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>";

    private const string CoreProperties =
        "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" " +
        "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\">" +
        "<dc:title>The plan</dc:title><dc:creator>A. Writer</dc:creator>" +
        "<dcterms:created>2024-03-05T10:00:00Z</dcterms:created></cp:coreProperties>";

    private static string RootOf(string part)
    {
        Assert.Contains(part, Parts);
        return part switch { "header" => "hdr", "footer" => "ftr", _ => part };
    }

    private static string Root(string name, string content) =>
        $"<w:{name} xmlns:w=\"{Word}\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" " +
        "xmlns:v=\"urn:schemas-microsoft-com:vml\" " +
        "xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\" " +
        "xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\">" +
        $"{content}</w:{name}>";
}
