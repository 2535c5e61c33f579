namespace Search.Indexing;

/// <summary>The tables that a place of a Word document stands in, with the number of the row and the column.</summary>
internal sealed class DocxTables(PlacedText text)
{
    private const int MaxSpan = 1000;

    private readonly Stack<State> _outer = new();
    private State _state;

    /// <summary>The row in the innermost table, from 1; null outside of tables.</summary>
    public int? Row => _state.Row > 0 ? _state.Row : null;

    /// <summary>The column in the innermost table, from 1; null outside of cells.</summary>
    public int? Column => _state.Column > 0 ? _state.Column : null;

    /// <summary>Whether the place is in a row that was deleted.</summary>
    public bool IsDeleted => _state.IsDeleted;

    public void StartTable()
    {
        text.StartTable();
        _outer.Push(_state);
        _state = new State { IsDeleted = _state.IsDeleted, IsInDeleted = _state.IsDeleted };
    }

    public void EndTable()
    {
        text.EndTable();
        _outer.TryPop(out _state);
    }

    public void StartRow()
    {
        text.StartRow();
        _state = _state with { Row = _state.Row + 1, Column = 0, NextColumn = 1, IsDeleted = _state.IsInDeleted };
    }

    public void DeleteRow() => _state = _state with { IsDeleted = true };

    public void StartCell()
    {
        text.StartCell();
        _state = _state with { Column = _state.NextColumn, NextColumn = _state.NextColumn + 1 };
    }

    /// <summary>Says that the cell is several columns wide.</summary>
    public void Span(int columns) =>
        _state = _state with { NextColumn = _state.NextColumn + Math.Clamp(columns, 1, MaxSpan) - 1 };

    private record struct State(int Row, int Column, int NextColumn, bool IsDeleted, bool IsInDeleted);
}
