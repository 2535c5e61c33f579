using System.Globalization;
using System.Text;
using System.Xml;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Writes the text of one sheet of a workbook, row by row.</summary>
/// <param name="work">The conversion.</param>
/// <param name="text">Gets the text.</param>
/// <param name="name">The sheet's name.</param>
/// <param name="cells">Turns what a cell holds into text.</param>
internal sealed class XlsxSheet(ConversionWork work, PlacedText text, string name, XlsxCells cells) : XmlWalker(work)
{
    private const int MaxRow = 1 << 20;
    private const int MaxColumn = 1 << 14;

    private readonly bool[] _isHiddenColumn = new bool[MaxColumn + 1];
    private readonly StringBuilder _value = new();
    private string? _type;
    private int? _style;
    private int _row;
    private int _column;
    private int _lastColumn;
    private bool _inValue;
    private bool _hasHeading;
    private bool _hasRow;

    /// <inheritdoc/>
    protected override bool Start(XmlReader element)
    {
        switch (element.LocalName)
        {
            case "col":
                AddColumns(element);
                return true;
            case "row":
                _row = Math.Clamp(Number(element.GetAttribute("r")) ?? (_row + 1), 1, MaxRow);
                (_column, _lastColumn, _hasRow) = (0, 0, false);
                return !IsOn(element.GetAttribute("hidden")) || cells.KeepsHidden();
            case "c":
                StartCell(element);
                return true;
            case "v" or "t":
                _inValue = true;
                return true;
            default:
                // Formulas, phonetic guides, and what stands around the rows.
                return element.LocalName is not ("f" or "rPh" or "headerFooter" or "extLst" or "dataValidations"
                    or "conditionalFormatting" or "mergeCells" or "hyperlinks" or "oddHeader" or "oddFooter");
        }
    }

    /// <inheritdoc/>
    protected override void Characters(string content)
    {
        if (_inValue)
        {
            _value.Append(content);
        }
    }

    /// <inheritdoc/>
    protected override void End(string name, string space)
    {
        if (name is "v" or "t")
        {
            _inValue = false;
        }
        else if (name == "c")
        {
            EndCell();
        }
        else if (name == "sheetData" && _hasHeading)
        {
            text.EndTable();
        }
    }

    /// <summary>The place of the cell that a reference such as <c>B4</c> names; else that of the sheet.</summary>
    public static SourcePlace PlaceOf(string sheet, string? reference)
    {
        var letters = (reference ?? "").AsSpan().TrimStart('$');
        var digits = letters.IndexOfAnyInRange('0', '9');
        var column = digits <= 0 ? 0 : ColumnOf(letters[..digits].ToString());
        return column is >= 1 and <= MaxColumn && Number(letters[digits..].ToString()) is >= 1 and <= MaxRow and var row
            ? new SourcePlace { Sheet = sheet, Row = row, Column = column }
            : new SourcePlace { Sheet = sheet };
    }

    private static int ColumnOf(string reference)
    {
        var column = 0;
        foreach (var letter in reference)
        {
            if (!char.IsAsciiLetterUpper(letter) || column > MaxColumn)
            {
                break;
            }

            column = (column * 26) + (letter - 'A' + 1);
        }

        return column;
    }

    private void AddColumns(XmlReader element)
    {
        if (IsOn(element.GetAttribute("hidden")) &&
            Number(element.GetAttribute("min")) is { } first && Number(element.GetAttribute("max")) is { } last)
        {
            first = Math.Clamp(first, 1, MaxColumn);
            Array.Fill(_isHiddenColumn, true, first, Math.Clamp(last, first, MaxColumn) - first + 1);
        }
    }

    private void StartCell(XmlReader element)
    {
        var named = ColumnOf(element.GetAttribute("r") ?? "");
        _column = named is >= 1 and <= MaxColumn ? named : _column + 1;
        _type = element.GetAttribute("t");
        _style = Number(element.GetAttribute("s"));
        _value.Clear();
    }

    private void EndCell()
    {
        var value = _value.Length == 0 ? "" : cells.Read(_value.ToString(), _type, _style);
        if (value.Length == 0 || (_isHiddenColumn[Math.Min(_column, MaxColumn)] && !cells.KeepsHidden()))
        {
            return;
        }

        cells.Count();
        if (!_hasHeading)
        {
            _hasHeading = true;
            WriteHeading();
        }

        if (!_hasRow)
        {
            _hasRow = true;
            text.StartRow();
        }

        WriteCell(value);
        _lastColumn = _column;
    }

    private void WriteHeading()
    {
        text.BreakParagraph();
        text.Place(new SourcePlace { Sheet = name });
        text.StartHeading(1);
        text.Write(name);
        text.EndHeading();
        text.StartTable();
    }

    private void WriteCell(string value)
    {
        var place = new SourcePlace { Sheet = name, Row = _row, Column = _column };
        if (cells.Options.AsCsv)
        {
            text.Write(new string(',', Math.Max(0, _column - Math.Max(1, _lastColumn))));
            text.Place(place);
            text.Write(Quoted(value));
            return;
        }

        text.StartCell();
        text.Place(place);
        text.Write(value);
        text.EndCell();
    }

    private static string Quoted(string value) => value.AsSpan().IndexOfAny(",\"\r\n") < 0
        ? value
        : string.Create(CultureInfo.InvariantCulture, $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
}
