using System.Xml;

namespace Search.Indexing;

/// <summary>Reads the order of the slides of a presentation, which need not be that of their names.</summary>
internal sealed class PptxSlideList(ConversionWork work) : XmlWalker(work)
{
    /// <summary>The relationships that lead to the slides, in order.</summary>
    public List<string> Relationships { get; } = [];

    /// <inheritdoc/>
    protected override bool Start(XmlReader element)
    {
        if (element.LocalName == "sldId" && OpenXmlFile.RelationshipOf(element, "id") is { } id)
        {
            Relationships.Add(id);
            OpenXmlFile.CheckPages(Relationships.Count, "slides", Work);
        }

        return true;
    }
}
