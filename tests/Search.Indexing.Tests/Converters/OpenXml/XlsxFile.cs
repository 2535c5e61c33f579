using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;

namespace Search.Indexing.Tests;

/// <summary>Makes workbooks from the XML of their sheets.</summary>
internal static class XlsxFile
{
    private const string Spaces =
        "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" " +
        "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

    /// <summary>A workbook of sheets, with shared strings and number formats for the styles from 1 on.</summary>
    public static byte[] Of(
        (string Name, string Sheet, string? State)[] sheets, string[]? strings = null, string[]? formats = null,
        bool from1904 = false)
    {
        using var bytes = new MemoryStream();
        using (var package = SpreadsheetDocument.Create(bytes, SpreadsheetDocumentType.Workbook))
        {
            var main = package.AddWorkbookPart();
            Write(main.AddNewPart<SharedStringTablePart>(), $"<sst {Spaces}>{string.Concat(strings ?? [])}</sst>");
            Write(main.AddNewPart<WorkbookStylesPart>(), StylesOf(formats ?? []));
            var list = "";
            for (var i = 0; i < sheets.Length; i++)
            {
                Write(main.AddNewPart<WorksheetPart>($"r{i}"), $"<worksheet {Spaces}>{sheets[i].Sheet}</worksheet>");
                list += $"<sheet name=\"{sheets[i].Name}\" sheetId=\"{i + 1}\" r:id=\"r{i}\" " +
                    $"state=\"{sheets[i].State ?? "visible"}\"/>";
            }

            Write(main, $"<workbook {Spaces}><workbookPr date1904=\"{(from1904 ? 1 : 0)}\"/><sheets>{list}</sheets></workbook>");
        }

        return bytes.ToArray();
    }

    private static string StylesOf(string[] formats) =>
        $"<styleSheet {Spaces}><numFmts>" +
        string.Concat(formats.Select((code, i) => $"<numFmt numFmtId=\"{200 + i}\" formatCode=\"{code}\"/>")) +
        "</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/>" +
        string.Concat(formats.Select((_, i) => $"<xf numFmtId=\"{200 + i}\"/>")) + "</cellXfs></styleSheet>";

    private static void Write(OpenXmlPart part, string xml)
    {
        using var writer = new StreamWriter(part.GetStream(FileMode.Create));
        writer.Write(xml);
    }
}
