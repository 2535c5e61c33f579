using System.Collections.Frozen;

namespace Search.Indexing;

/// <summary>The media types of text formats that show in a file's name rather than in its content.</summary>
internal static class KnownExtensions
{
    private static readonly FrozenDictionary<string, string> MediaTypes = new Dictionary<string, string>
    {
        [".txt"] = MediaType.PlainText,
        [".text"] = MediaType.PlainText,
        [".log"] = MediaType.PlainText,
        [".rst"] = MediaType.PlainText,
        [".adoc"] = MediaType.PlainText,
        [".asciidoc"] = MediaType.PlainText,
        [".org"] = MediaType.PlainText,
        [".md"] = MediaType.Markdown,
        [".markdown"] = MediaType.Markdown,
        [".mdown"] = MediaType.Markdown,
        [".mkd"] = MediaType.Markdown,
        [".mkdn"] = MediaType.Markdown,
        [".mdx"] = MediaType.Markdown,
        [".html"] = MediaType.Html,
        [".htm"] = MediaType.Html,
        [".xhtml"] = MediaType.Xhtml,
        [".xht"] = MediaType.Xhtml,
        [".csv"] = "text/csv",
        [".tsv"] = "text/tab-separated-values",
        [".tab"] = "text/tab-separated-values",
        [".json"] = "application/json",
        [".jsonl"] = "application/jsonl",
        [".ndjson"] = "application/jsonl",
        [".ipynb"] = "application/x-ipynb+json",
        [".xml"] = "application/xml",
        [".xsd"] = "application/xml",
        [".xsl"] = "application/xml",
        [".svg"] = "image/svg+xml",
        [".rtf"] = "application/rtf",
        [".eml"] = "message/rfc822",
        [".mbox"] = "application/mbox",
        [".mht"] = "multipart/related",
        [".mhtml"] = "multipart/related",
        [".ics"] = "text/calendar",
        [".vcf"] = "text/vcard",
        [".css"] = "text/css",
        [".js"] = "text/javascript",
        [".mjs"] = "text/javascript",
        [".srt"] = "application/x-subrip",
        [".vtt"] = "text/vtt",
        [".tex"] = "application/x-tex",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> BySpan =
        MediaTypes.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The media type that the extension of a name or path stands for; null when it stands for none.</summary>
    public static string? Find(string fileName) =>
        BySpan.TryGetValue(Path.GetExtension(fileName.AsSpan()), out var mediaType) ? mediaType : null;
}
