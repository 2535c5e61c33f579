using System.Xml;

namespace Search.Indexing;

/// <summary>Reads what a workbook says about its sheets and its dates.</summary>
internal sealed class XlsxWorkbook(ConversionWork work) : XmlWalker(work)
{
    /// <summary>The sheets in order: name, relationship, and whether they are shown.</summary>
    public List<(string Name, string? Relationship, bool IsHidden)> Sheets { get; } = [];

    /// <summary>Whether days are counted from 1904, as on old Macintoshes.</summary>
    public bool CountsFrom1904 { get; private set; }

    /// <inheritdoc/>
    protected override bool Start(XmlReader element)
    {
        if (element.LocalName == "workbookPr")
        {
            CountsFrom1904 = IsOn(element.GetAttribute("date1904"));
        }
        else if (element.LocalName == "sheet")
        {
            Sheets.Add((
                element.GetAttribute("name") ?? "",
                OpenXmlFile.RelationshipOf(element, "id"),
                element.GetAttribute("state") is "hidden" or "veryHidden"));
            OpenXmlFile.CheckPages(Sheets.Count, "sheets", Work);
        }

        return true;
    }
}
