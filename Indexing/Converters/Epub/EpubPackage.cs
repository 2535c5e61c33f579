using System.Xml;

namespace Search.Indexing;

/// <summary>Reads the package document of a book: its files and the order in which they are read.</summary>
/// <param name="work">The conversion.</param>
/// <param name="folder">The folder of the package document, which links begin at.</param>
internal sealed class EpubPackage(ConversionWork work, string folder) : XmlWalker(work)
{
    private readonly Dictionary<string, Item> _items = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];

    /// <summary>The files that make up the book, in reading order.</summary>
    public IEnumerable<Item> Spine => _order.Select(id => _items.GetValueOrDefault(id)).OfType<Item>();

    /// <summary>The entry that a link of the package document leads to; null when it leads out of the file.</summary>
    public string? Resolve(string link)
    {
        var path = new List<string>(folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (var step in Uri.UnescapeDataString(link.Split('#')[0]).Split('/'))
        {
            if (step == ".." && path.Count == 0)
            {
                return null;
            }

            if (step == "..")
            {
                path.RemoveAt(path.Count - 1);
            }
            else if (step is not ("" or "."))
            {
                path.Add(step);
            }
        }

        return string.Join('/', path);
    }

    /// <inheritdoc/>
    protected override bool Start(XmlReader element)
    {
        if (element.LocalName == "item" && element.GetAttribute("id") is { } id)
        {
            CheckCount(_items.Count, Work.Limits.MaxEntries, "files");
            var properties = element.GetAttribute("properties") ?? "";
            _items.TryAdd(id, new Item(
                element.GetAttribute("href") ?? "",
                element.GetAttribute("media-type") ?? "",
                properties.Split(' ').Contains("nav")));
        }
        else if (element.LocalName == "itemref" && element.GetAttribute("idref") is { } reference)
        {
            _order.Add(reference);
            CheckCount(_order.Count, Work.Limits.MaxPages, "chapters");
        }

        return true;
    }

    /// <summary>A file of the book.</summary>
    /// <param name="Link">Where it is, seen from the package document.</param>
    /// <param name="MediaType">Its media type.</param>
    /// <param name="IsContents">Whether it is the table of contents.</param>
    internal sealed record Item(string Link, string MediaType, bool IsContents);
}
