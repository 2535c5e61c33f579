using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Where the walk through an OpenDocument file stands: its slide, sheet, row, column.</summary>
internal sealed class OpenDocumentPlace
{
    private const int MaxRepeats = 1 << 21;

    private readonly Stack<(int Row, int Column, int NextRow, int NextColumn)> _tables = new();
    private (int Row, int Column, int NextRow, int NextColumn) _table;

    /// <summary>The sheet of a spreadsheet.</summary>
    public string? Sheet { get; set; }

    /// <summary>The slide of a presentation; 0 for none.</summary>
    public int Slide { get; set; }

    /// <summary>Whether the place is in the notes of the slide.</summary>
    public bool IsInNotes { get; set; }

    /// <summary>The paragraph, from 1; counted in documents that are text.</summary>
    public int Paragraph { get; set; }

    public void StartTable()
    {
        _tables.Push(_table);
        _table = (0, 0, 1, 1);
    }

    public void EndTable() => _tables.TryPop(out _table);

    /// <summary>Goes to the next row, which may stand for several equal ones.</summary>
    public void StartRow(int repeats)
    {
        var next = Math.Min(_table.NextRow, int.MaxValue - MaxRepeats);
        _table = (next, 0, next + Math.Clamp(repeats, 1, MaxRepeats), 1);
    }

    /// <summary>Goes to the next cell, which may stand for several equal ones.</summary>
    public void StartCell(int repeats)
    {
        var next = Math.Min(_table.NextColumn, int.MaxValue - MaxRepeats);
        _table = _table with { Column = next, NextColumn = next + Math.Clamp(repeats, 1, MaxRepeats) };
    }

    /// <summary>Whether the cell stands in one of these columns.</summary>
    public bool IsInColumns(int first, int last) => _table.Column >= first && _table.Column <= last;

    /// <summary>The place for the source map.</summary>
    public SourcePlace ToSourcePlace() => new()
    {
        Part = IsInNotes ? "notes" : null,
        Slide = Slide > 0 ? Slide : null,
        Sheet = Sheet,
        Row = _table.Row > 0 ? _table.Row : null,
        Column = _table.Column > 0 ? _table.Column : null,
        Paragraph = Slide == 0 && Sheet is null ? Paragraph : null,
    };
}
