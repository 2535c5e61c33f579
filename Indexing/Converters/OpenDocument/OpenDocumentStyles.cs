using System.Xml;

namespace Search.Indexing;

/// <summary>Remembers the styles of an OpenDocument file that hide what has them.</summary>
/// <param name="work">Is warned of what is hidden.</param>
/// <param name="options">Whether it is kept.</param>
internal sealed class OpenDocumentStyles(ConversionWork work, OpenDocumentOptions options)
{
    private const int MaxHiding = 1_000_000;

    private readonly HashSet<string> _hiding = new(StringComparer.Ordinal);
    private string? _current;

    /// <summary>Whether an element is hidden by its style, and to be left out.</summary>
    /// <param name="element">The element.</param>
    /// <param name="space">The namespace of the attribute that names its style.</param>
    public bool IsHidden(XmlReader element, string space) =>
        element.GetAttribute("style-name", space) is { } style && _hiding.Contains(style) && !KeepsHidden();

    /// <summary>Whether what is hidden is kept; if not, a warning says that there was some.</summary>
    public bool KeepsHidden()
    {
        if (!options.IncludeHidden)
        {
            work.WarnOnce("Hidden text was left out.");
        }

        return options.IncludeHidden;
    }

    /// <summary>Takes in an element of a style.</summary>
    public void Add(XmlReader element)
    {
        switch (element.LocalName)
        {
            case "style":
                _current = element.GetAttribute("name", element.NamespaceURI);
                break;
            case "text-properties" or "section-properties":
                Hide(element.GetAttribute("display", OpenDocumentText.TextSpace) == "none");
                break;
            case "table-properties":
                Hide(element.GetAttribute("display", OpenDocumentText.TableSpace) == "false");
                break;
            case "drawing-page-properties":
                Hide(element.GetAttribute("visibility", OpenDocumentText.PresentationSpace) == "hidden");
                break;
        }
    }

    private void Hide(bool isHiding)
    {
        if (isHiding && _current is not null && _hiding.Count < MaxHiding)
        {
            _hiding.Add(_current);
        }
    }
}
