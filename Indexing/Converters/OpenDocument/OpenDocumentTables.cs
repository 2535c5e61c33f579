using System.Xml;

namespace Search.Indexing;

/// <summary>Writes the tables of a text and the sheets of a spreadsheet in OpenDocument.</summary>
/// <param name="text">Gets the text.</param>
/// <param name="place">Is told of sheets, rows and columns.</param>
/// <param name="styles">Know what is hidden.</param>
internal sealed class OpenDocumentTables(PlacedText text, OpenDocumentPlace place, OpenDocumentStyles styles)
{
    private const int MaxColumns = 1 << 14;

    private readonly List<(int First, int Last)> _hiddenColumns = [];
    private bool _isCellOpen;
    private int _columns;
    private int _depth;
    private string? _sheetHeading;
    private string? _cellValue;

    /// <summary>Whether the tables are the sheets of a spreadsheet.</summary>
    public bool IsSpreadsheet { get; set; }

    /// <summary>Goes into a table.</summary>
    /// <returns>Whether it is to be read.</returns>
    public bool StartTable(XmlReader element)
    {
        var isSheet = IsSpreadsheet && _depth == 0;
        if (isSheet && styles.IsHidden(element, OpenDocumentText.TableSpace))
        {
            return false;
        }

        if (_depth++ == 0)
        {
            _hiddenColumns.Clear();
            _columns = 0;
        }

        text.StartTable();
        place.StartTable();
        if (isSheet)
        {
            place.Sheet = _sheetHeading = element.GetAttribute("name", OpenDocumentText.TableSpace) ?? "";
        }

        return true;
    }

    /// <summary>Goes into a row.</summary>
    /// <returns>Whether it is to be read.</returns>
    public bool StartRow(XmlReader element)
    {
        place.StartRow(XmlWalker.Number(TableAttribute(element, "number-rows-repeated")) ?? 1);
        if (TableAttribute(element, "visibility") is "collapse" or "filter" && !styles.KeepsHidden())
        {
            return false;
        }

        text.StartRow();
        return true;
    }

    /// <summary>Takes in a column, or several alike.</summary>
    public void AddColumn(XmlReader element)
    {
        var repeats = XmlWalker.Number(TableAttribute(element, "number-columns-repeated")) ?? 1;
        var count = Math.Clamp(repeats, 1, MaxColumns);
        _columns = Math.Min(_columns, int.MaxValue - MaxColumns) + count;
        if (TableAttribute(element, "visibility") is "collapse" or "filter" && _hiddenColumns.Count < MaxColumns)
        {
            _hiddenColumns.Add((_columns - count + 1, _columns));
        }
    }

    /// <summary>Goes into a cell.</summary>
    /// <returns>Whether it is to be read.</returns>
    public bool StartCell(XmlReader element)
    {
        place.StartCell(XmlWalker.Number(TableAttribute(element, "number-columns-repeated")) ?? 1);
        if (_depth == 1 && _hiddenColumns.Exists(columns => place.IsInColumns(columns.First, columns.Last))
            && !styles.KeepsHidden())
        {
            return false;
        }

        _isCellOpen = false;
        _cellValue = element.LocalName == "table-cell" && IsSpreadsheet ? ValueOf(element) : null;
        if (!IsSpreadsheet)
        {
            OpenCell();
        }

        return true;
    }

    private static string? TableAttribute(XmlReader element, string name) =>
        element.GetAttribute(name, OpenDocumentText.TableSpace);

    private static string? ValueOf(XmlReader cell)
    {
        string[] names = ["string-value", "date-value", "time-value", "boolean-value", "value"];
        return names.Select(name => cell.GetAttribute(name, OpenDocumentText.OfficeSpace))
            .FirstOrDefault(value => value is not null);
    }

    /// <summary>Says that the cell is about to have text.</summary>
    public void OpenCell()
    {
        WriteSheetHeading();
        if (_depth > 0 && !_isCellOpen)
        {
            text.StartCell();
            _isCellOpen = true;
        }
    }

    private void WriteSheetHeading()
    {
        if (_sheetHeading is not { } heading)
        {
            return;
        }

        _sheetHeading = null;
        text.BreakParagraph();
        text.Place(new() { Sheet = place.Sheet });
        text.StartHeading(1);
        text.Write(heading);
        text.EndHeading();
        text.BreakParagraph();
        text.StartRow();
    }

    public void EndCell()
    {
        if (_cellValue is { Length: > 0 } value && !_isCellOpen)
        {
            OpenCell();
            text.Place(place.ToSourcePlace());
            text.Write(value);
        }

        _cellValue = null;
        text.EndCell();
    }

    public void EndTable()
    {
        _depth--;
        place.EndTable();
        text.EndTable();
        if (_depth == 0)
        {
            (place.Sheet, _sheetHeading) = (null, null);
        }
    }
}
