namespace Search.Indexing;

/// <summary>Keeps the rows of tables on lines and their cells apart.</summary>
/// <remarks>
/// Blocks at the edges of a cell make no line breaks, as they would tear the row apart; those between two texts in one
/// cell do.
/// </remarks>
internal sealed class HtmlTables(MappedText text)
{
    private readonly Stack<(int RowStart, int CellStart, int Cells)> _outer = new();
    private int _rowStart = -1;
    private int _cellStart = -1;
    private int _cells;

    /// <summary>Whether the text so far ends at the beginning of a cell, where no line break is wanted.</summary>
    public bool IsAtCellStart => _cellStart == text.Length;

    public void StartTable()
    {
        _outer.Push((_rowStart, _cellStart, _cells));
        (_rowStart, _cellStart, _cells) = (-1, -1, 0);
    }

    public void EndTable()
    {
        if (_outer.TryPop(out var state))
        {
            (_rowStart, _cellStart, _cells) = state;
        }
    }

    public void StartRow()
    {
        _rowStart = text.Length;
        _cellStart = -1;
        _cells = 0;
    }

    public void StartCell()
    {
        if (_cells++ > 0)
        {
            text.Divide(dropLineBreaks: text.Length > _rowStart);
        }

        _cellStart = text.Length;
    }

    public void EndCell() => _cellStart = -1;
}
