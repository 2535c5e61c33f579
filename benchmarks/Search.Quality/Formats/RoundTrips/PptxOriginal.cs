using System.Xml.Linq;
using Search.Pipeline;

namespace Search.Quality;

/// <summary>A PowerPoint presentation: its slides, their notes, comments and diagrams.</summary>
internal static class PptxOriginal
{
    /// <summary>Reads a file.</summary>
    public static IOriginal Open(byte[] file)
    {
        var parts = new ZipFileParts(file);
        var main = parts.RelationshipsOf("").Values.First(link => link.Type == "officeDocument").Target;
        var links = parts.RelationshipsOf(main);
        var slides = parts.Xml(main)!.Descendants().Where(element => element.Name.LocalName == "sldId")
            .Select(slide => links[RelationshipOf(slide)].Target)
            .ToArray();
        return new PlacedOriginal(place => TextAt(parts, slides.ElementAtOrDefault((place.Slide ?? 0) - 1), place));
    }

    private static string? TextAt(ZipFileParts parts, string? slide, SourcePlace place)
    {
        if (slide is null)
        {
            return null;
        }

        string[] wanted = place.Part switch
        {
            "notes" => ["notesSlide"],
            "comments" => ["comments", "threadedComment"],
            _ => ["diagramData"],
        };
        var texts = parts.RelationshipsOf(slide).Values.Where(link => wanted.Contains(link.Type))
            .Select(link => link.Target);
        // All comments on a slide have one place; a slide and its diagrams are looked at one by one.
        return string.Join(place.Part == "comments" ? "" : "\u001E", (place.Part is null ? texts.Prepend(slide) : texts)
            .Select(name => TextOf(parts.Xml(name), place)));
    }

    // Each paragraph apart, so that no range is found across two shapes; cells of a table one by one.
    private static string TextOf(XDocument? part, SourcePlace place)
    {
        var cells = part?.Descendants().Where(element => element.Name.LocalName == "tc" && place.Row is not null
            && NumberOf(element) == place.Column && NumberOf(element.Parent!) == place.Row).ToArray() ?? [];
        return string.Concat((cells.Length > 0 ? cells : part?.Elements() ?? [])
            .SelectMany(element => element.Descendants())
            .Where(text => text.Name.LocalName is "t" or "text" && !text.HasElements)
            .Select(text => text.Value));
    }

    private static int NumberOf(XElement element) =>
        element.ElementsBeforeSelf().Count(other => other.Name.LocalName == element.Name.LocalName) + 1;

    private static string RelationshipOf(XElement element) => element.Attributes()
        .First(attribute => attribute.Name.LocalName == "id" && attribute.Name.NamespaceName.Length > 0).Value;
}
