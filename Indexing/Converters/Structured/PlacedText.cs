using System.Globalization;
using System.Text;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>The text of a file that has no lines, in the making, together with its places and headings.</summary>
/// <remarks>
/// Separators are noted down and written before the next text. What stands aside in the file, such as a text box or a
/// note, is recorded and replayed where it is to be read.
/// </remarks>
internal sealed class PlacedText(ConversionLimits limits)
{
    private const string CellDivider = " | ";
    private const int MaxRecorded = 1_000_000;

    // Each takes some 100 bytes while the file is read.
    private const int MaxPlaces = 2_000_000;

    private readonly StringBuilder _text = new();
    private readonly SourceMapBuilder _map = new();
    private readonly Stack<List<Action>> _recordings = new();
    private readonly Stack<(int RowStart, int CellStart, int Cells, bool InCell)> _outerTables = new();
    private (int RowStart, int CellStart, int Cells, bool InCell) _table = (-1, -1, 0, false);
    private SourcePlace? _nextPlace;
    private int _recorded;
    private int _places;
    private int _lineBreaks;
    private int _dividers;
    private string _space = "";
    private int _headingLevel;
    private int _headingStart = -1;

    /// <summary>The text of the first heading of level 1.</summary>
    public string? FirstHeading { get; private set; }

    /// <summary>How many lines a paragraph ends: two, but one in a cell.</summary>
    private int ParagraphBreaks => _table.InCell ? 1 : 2;

    /// <summary>Writes text after the separators that wait for it.</summary>
    public void Write(string text)
    {
        if (text.Length == 0 || IsRecorded(() => Write(text)))
        {
            return;
        }

        WriteSeparator();
        if (_nextPlace is not null)
        {
            _map.AddPlace(_nextPlace);
            _nextPlace = null;
            CountPlace();
        }

        if (_headingLevel > 0 && _headingStart < 0)
        {
            _headingStart = _text.Length;
        }

        Append(text);
    }

    /// <summary>Puts a space before the next text, unless something else separates it already.</summary>
    public void Space()
    {
        if (!IsRecorded(Space))
        {
            _space = _space.Length == 0 ? " " : _space;
        }
    }

    /// <summary>Puts a tab before the next text, unless that begins a line.</summary>
    public void Tab()
    {
        if (!IsRecorded(Tab))
        {
            _space = "\t";
        }
    }

    /// <summary>Puts at least one line break before the next text.</summary>
    public void BreakLine() => Break(1);

    /// <summary>Puts one more line break before the next text; two make a blank line, more do too.</summary>
    public void BreakAgain()
    {
        if (!IsRecorded(BreakAgain))
        {
            Break(Math.Min(_lineBreaks + 1, 2));
        }
    }

    /// <summary>Puts the break between two paragraphs before the next text.</summary>
    public void BreakParagraph()
    {
        if (!IsRecorded(BreakParagraph))
        {
            Break(ParagraphBreaks);
        }
    }

    /// <summary>Says where the next text stands.</summary>
    public void Place(SourcePlace place)
    {
        if (!IsRecorded(() => Place(place)))
        {
            _nextPlace = place;
        }
    }

    /// <summary>Says that the next text, up to <see cref="EndHeading"/>, is a heading.</summary>
    public void StartHeading(int level)
    {
        if (!IsRecorded(() => StartHeading(level)))
        {
            (_headingLevel, _headingStart) = (level, -1);
        }
    }

    public void EndHeading()
    {
        if (IsRecorded(EndHeading))
        {
            return;
        }

        var title = _headingStart < 0 ? "" : SingleLine(_text.ToString(_headingStart, _text.Length - _headingStart));
        if (title.Length > 0)
        {
            _map.AddHeading(_headingStart, _headingLevel, title);
            FirstHeading ??= _headingLevel == 1 ? title : null;
        }

        (_headingLevel, _headingStart) = (0, -1);
    }

    public void StartTable()
    {
        if (!IsRecorded(StartTable))
        {
            BreakParagraph();
            _outerTables.Push(_table);
            _table = (-1, -1, 0, _table.InCell);
        }
    }

    public void EndTable()
    {
        if (!IsRecorded(EndTable) && _outerTables.TryPop(out var outer))
        {
            _table = outer;
            BreakParagraph();
        }
    }

    public void StartRow()
    {
        if (!IsRecorded(StartRow))
        {
            Break(1);
            _table = (_text.Length, -1, 0, _table.InCell);
        }
    }

    public void StartCell()
    {
        if (IsRecorded(StartCell))
        {
            return;
        }

        if (_table.Cells > 0)
        {
            // Line breaks at the end of a cell would tear the row apart; those before the row stay.
            _lineBreaks = _text.Length > _table.RowStart ? 0 : _lineBreaks;
            _space = "";
            _dividers++;
        }

        _table = (_table.RowStart, _text.Length, _table.Cells + 1, true);
    }

    public void EndCell()
    {
        if (!IsRecorded(EndCell))
        {
            _table = _table with { CellStart = -1, InCell = _outerTables.TryPeek(out var outer) && outer.InCell };
        }
    }

    /// <summary>Keeps what comes next aside, up to <see cref="EndRecording"/>.</summary>
    public void StartRecording()
    {
        CountRecorded();
        _recordings.Push([]);
    }


    /// <summary>What was kept aside, for <see cref="Replay"/>.</summary>
    public IReadOnlyList<Action> EndRecording() => _recordings.Pop();

    /// <summary>Writes what was kept aside.</summary>
    public static void Replay(IReadOnlyList<Action> recording)
    {
        foreach (var step in recording)
        {
            step();
        }
    }

    /// <summary>The text and its map; the last thing to ask for.</summary>
    public (string Text, SourceMap Map) Build() => (_text.ToString(), _map.Build());

    private static string SingleLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private bool IsRecorded(Action step)
    {
        if (_recordings.Count == 0)
        {
            return false;
        }

        _recordings.Peek().Add(step);
        CountRecorded();
        return true;
    }

    private void CountRecorded()
    {
        if (++_recorded > MaxRecorded)
        {
            throw new UnreadableFileException(
                "The file has too many notes, shapes or text boxes to be kept in memory.");
        }
    }

    private void CountPlace()
    {
        if (++_places > MaxPlaces)
        {
            throw new UnreadableFileException(string.Create(
                CultureInfo.InvariantCulture, $"The file has more than {MaxPlaces} paragraphs or cells."));
        }
    }

    private void Break(int lineBreaks)
    {
        if (IsRecorded(() => Break(lineBreaks)) || _table.CellStart == _text.Length)
        {
            return;
        }

        _lineBreaks = _text.Length == 0 ? 0 : Math.Max(_lineBreaks, lineBreaks);
        _dividers = 0;
        _space = "";
    }

    private void WriteSeparator()
    {
        if (_lineBreaks > 0)
        {
            Append(_lineBreaks == 1 ? "\n" : "\n\n");
        }

        if (_lineBreaks == 0 && _dividers == 0 && _text.Length > 0)
        {
            Append(_space);
        }

        for (; _dividers > 0; _dividers--)
        {
            Append(CellDivider);
        }

        (_lineBreaks, _space) = (0, "");
    }

    private void Append(string text)
    {
        if (text.Length > limits.MaxCharacters - _text.Length)
        {
            throw new UnreadableFileException(string.Create(
                CultureInfo.InvariantCulture,
                $"The text has more than {limits.MaxCharacters} characters; " +
                $"raise {nameof(ConversionLimits)}.{nameof(ConversionLimits.MaxCharacters)} to keep it."));
        }

        _text.Append(text);
        _map.Advance(text.Length);
    }
}
