using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Presentation;

namespace Search.Indexing.Tests;

/// <summary>Makes presentations from the XML of the shapes of their slides.</summary>
internal static class PptxFile
{
    private const string Spaces =
        "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" " +
        "xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\" " +
        "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

    /// <summary>A presentation; slides are shown in the reverse of the order in which they are added.</summary>
    public static byte[] Reversed(params (string Shapes, string? Notes, bool IsHidden)[] slides)
    {
        using var bytes = new MemoryStream();
        using (var package = PresentationDocument.Create(bytes, PresentationDocumentType.Presentation))
        {
            var main = package.AddPresentationPart();
            var list = new SlideIdList();
            for (var i = 0; i < slides.Length; i++)
            {
                var part = main.AddNewPart<SlidePart>($"r{i}");
                var show = slides[i].IsHidden ? " show=\"0\"" : "";
                Write(part, $"<p:sld {Spaces}{show}><p:cSld><p:spTree>{slides[i].Shapes}</p:spTree></p:cSld></p:sld>");
                if (slides[i].Notes is { } notes)
                {
                    Write(
                        part.AddNewPart<NotesSlidePart>(),
                        $"<p:notes {Spaces}><p:cSld><p:spTree>{notes}</p:spTree></p:cSld></p:notes>");
                }

                list.PrependChild(new SlideId { Id = (uint)(256 + i), RelationshipId = $"r{i}" });
            }

            main.Presentation = new Presentation(list);
        }

        return bytes.ToArray();
    }

    /// <summary>A shape with a paragraph for each text.</summary>
    public static string Shape(string? placeholder, (int X, int Y)? inches, params string[] paragraphs) =>
        "<p:sp><p:nvSpPr><p:cNvPr id=\"1\" name=\"n\"/><p:cNvSpPr/><p:nvPr>" +
        (placeholder is null ? "" : $"<p:ph type=\"{placeholder}\"/>") + "</p:nvPr></p:nvSpPr>" +
        $"<p:spPr>{Position(inches)}</p:spPr><p:txBody><a:bodyPr/>" +
        string.Concat(paragraphs.Select(text => $"<a:p><a:r><a:t>{text}</a:t></a:r></a:p>")) + "</p:txBody></p:sp>";

    /// <summary>Shapes that belong together.</summary>
    public static string Group((int X, int Y) inches, string shapes) =>
        $"<p:grpSp><p:nvGrpSpPr/><p:grpSpPr>{Position(inches)}</p:grpSpPr>{shapes}</p:grpSp>";

    /// <summary>A table of rows of cells.</summary>
    public static string Table((int X, int Y) inches, params string[][] rows) =>
        $"<p:graphicFrame><p:xfrm><a:off x=\"{inches.X * 914400}\" y=\"{inches.Y * 914400}\"/></p:xfrm>" +
        "<a:graphic><a:graphicData><a:tbl>" + string.Concat(rows.Select(row => "<a:tr>" +
            string.Concat(row.Select(cell =>
                $"<a:tc><a:txBody><a:p><a:r><a:t>{cell}</a:t></a:r></a:p></a:txBody></a:tc>")) + "</a:tr>")) +
        "</a:tbl></a:graphicData></a:graphic></p:graphicFrame>";

    private static string Position((int X, int Y)? inches) => inches is var (x, y)
        ? $"<a:xfrm><a:off x=\"{x * 914400}\" y=\"{y * 914400}\"/></a:xfrm>"
        : "";

    private static void Write(OpenXmlPart part, string xml)
    {
        using var writer = new StreamWriter(part.GetStream(FileMode.Create));
        writer.Write(xml);
    }
}
