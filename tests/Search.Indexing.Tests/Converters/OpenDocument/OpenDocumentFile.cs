namespace Search.Indexing.Tests;

/// <summary>Makes OpenDocument files from the XML of their body.</summary>
internal static class OpenDocumentFile
{
    public const string TextType = "application/vnd.oasis.opendocument.text";

    private const string Base = "urn:oasis:names:tc:opendocument:xmlns:";
    private const string Spaces =
        $"xmlns:office=\"{Base}office:1.0\" xmlns:text=\"{Base}text:1.0\" xmlns:table=\"{Base}table:1.0\" " +
        $"xmlns:draw=\"{Base}drawing:1.0\" xmlns:presentation=\"{Base}presentation:1.0\" " +
        $"xmlns:style=\"{Base}style:1.0\" xmlns:meta=\"{Base}meta:1.0\" xmlns:manifest=\"{Base}manifest:1.0\" " +
        "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"";

    /// <summary>A text.</summary>
    public static byte[] Text(string body, string styles = "") => Of(TextType, $"<office:text>{body}</office:text>", styles);

    /// <summary>A file of a type.</summary>
    public static byte[] Of(string mediaType, string body, string styles = "", string manifest = "") => Zip.Of(
        ("mimetype", mediaType),
        ("META-INF/manifest.xml",
            $"<!DOCTYPE manifest:manifest PUBLIC \"x\" \"Manifest.dtd\"><manifest:manifest {Spaces}>{manifest}</manifest:manifest>"),
        ("meta.xml",
            $"<office:document-meta {Spaces}><office:meta><dc:title>The plan</dc:title>" +
            "<meta:initial-creator>A. Writer</meta:initial-creator><dc:creator>Other</dc:creator>" +
            "<meta:keyword>one</meta:keyword><meta:keyword>two</meta:keyword>" +
            "<meta:document-statistic meta:page-count=\"3\"/></office:meta></office:document-meta>"),
        ("content.xml",
            $"<office:document-content {Spaces}><office:automatic-styles>{styles}</office:automatic-styles>" +
            $"<office:body>{body}</office:body></office:document-content>"));
}
