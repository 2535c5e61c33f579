using System.Xml.Linq;

namespace Search.Quality;

/// <summary>A Word document: the paragraphs of its body, its notes, its comments and its headers.</summary>
internal static class DocxOriginal
{
    /// <summary>Reads a file.</summary>
    public static IOriginal Open(byte[] file)
    {
        var parts = new ZipFileParts(file);
        var paragraphs = new Dictionary<string, string[]>(StringComparer.Ordinal);
        return new PlacedOriginal(place =>
        {
            var name = place.Part is null ? "word/document.xml"
                : place.Part.Contains('/') ? place.Part
                : $"word/{place.Part}.xml";
            if (!paragraphs.TryGetValue(name, out var texts))
            {
                paragraphs[name] = texts = parts.Xml(name) is { } part ? ParagraphsOf(part) : [];
            }

            return texts.ElementAtOrDefault((place.Paragraph ?? 0) - 1);
        });
    }

    private static string[] ParagraphsOf(XDocument part) =>
    [
        .. part.Descendants()
            .Where(element => element.Name.LocalName == "p" && IsWord(element) && !IsFallback(element))
            .Select(paragraph => string.Concat(
                paragraph.Descendants().Where(text => IsShown(text, paragraph)).Select(Shown))),
    ];

    private static bool IsWord(XElement element) =>
        element.Name.NamespaceName.Contains("wordprocessingml", StringComparison.Ordinal);

    private static bool IsFallback(XElement element) =>
        element.Ancestors().Any(outer => outer.Name.LocalName == "Fallback");

    private static bool IsShown(XElement text, XElement paragraph) =>
        text.Name.LocalName is "t" or "noBreakHyphen" or "den"
        && text.Ancestors().First(outer => outer.Name.LocalName == "p" && IsWord(outer)) == paragraph
        && !text.Ancestors().Any(outer => outer.Name.LocalName is "Fallback" or "moveFrom" or "rt");

    private static string Shown(XElement text) => text.Name.LocalName switch
    {
        "noBreakHyphen" => "-",
        "den" => "/",
        _ => text.Value,
    };
}
