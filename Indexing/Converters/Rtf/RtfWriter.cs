using System.Text;

namespace Search.Indexing;

/// <summary>Writes the text of the body of an RTF file: characters, paragraphs, rows.</summary>
internal sealed class RtfWriter(MappedText text)
{
    // Long enough for a map of a few percent, short enough for a place to be a phrase.
    private const int MaxEncoded = 64;
    private const int MaxBetween = 32;

    // A letter with a code costs the map some seven bytes.
    private const int FrequentEncoded = 100;

    private readonly bool _gathers = IsMostlyEncoded(text.File);
    private readonly StringBuilder _encoded = new();
    private int _encodedStart;
    private int _encodedEnd;
    private int _headingStart = -1;
    private int _headingLevel;
    private int _rowStart;
    private bool _isAfterRow;
    private bool _lastWasListItem;
    private bool _isAtParagraphStart = true;
    private (char Unit, int Start, int End)? _highSurrogate;

    /// <summary>The text of the first heading of level 1.</summary>
    public string? FirstHeading { get; private set; }

    /// <summary>Copies characters of the file.</summary>
    public void Copy(in RtfState state, int start, int length)
    {
        if (_gathers && _encoded.Length is > 0 and < MaxEncoded && length <= MaxBetween)
        {
            // What stands between two letters with a code belongs to their phrase.
            EndSurrogate(state);
            _encoded.Append(text.File, start, length);
            _encodedEnd = start + length;
            return;
        }

        Begin(state);
        Flush();
        text.Copy(start, length);
    }

    /// <summary>Writes characters that stand for a range of the file.</summary>
    /// <remarks>
    /// Letters other than those of ASCII are written with a code each. Where there are many, a run of the map for each
    /// would make it as large as the text: then they are gathered with what stands between them, and such a phrase has
    /// one place. Where they are few, each has its own.
    /// </remarks>
    public void Replace(in RtfState state, ReadOnlySpan<char> characters, int start, int length)
    {
        Begin(state);
        if (!_gathers || _encoded.Length >= (characters.IsWhiteSpace() ? MaxEncoded : 2 * MaxEncoded))
        {
            Flush();
        }

        _encodedStart = _encoded.Length == 0 ? start : _encodedStart;
        _encoded.Append(characters);
        _encodedEnd = start + length;
    }

    /// <summary>Ends the text.</summary>
    public void End(in RtfState state)
    {
        EndSurrogate(state);
        EndHeading();
    }

    private void Flush()
    {
        if (_encoded.Length > 0)
        {
            text.Replace(_encoded.ToString(), _encodedStart, _encodedEnd - _encodedStart);
            _encoded.Clear();
        }
    }

    /// <summary>Writes one UTF-16 code unit; two halves of a character become one.</summary>
    public void WriteUnit(in RtfState state, char unit, int start, int length)
    {
        if (char.IsLowSurrogate(unit) && _highSurrogate is { } high)
        {
            _highSurrogate = null;
            Replace(state, [high.Unit, unit], high.Start, start + length - high.Start);
            return;
        }

        EndSurrogate(state);
        if (char.IsHighSurrogate(unit))
        {
            _highSurrogate = (unit, start, start + length);
        }
        else if (unit != '\0')
        {
            Replace(state, [char.IsLowSurrogate(unit) ? '\uFFFD' : unit], start, length);
        }
    }

    /// <summary>Ends a line within a paragraph.</summary>
    public void BreakLine(in RtfState state)
    {
        EndSurrogate(state);
        Flush();
        text.BreakAgain();
    }

    /// <summary>Ends a paragraph.</summary>
    public void EndParagraph(in RtfState state)
    {
        EndSurrogate(state);
        EndHeading();
        text.Break(state.IsInTable ? 1 : state.IsListItem ? 1 : 2);
        _lastWasListItem = state.IsListItem;
        _isAtParagraphStart = true;
    }

    /// <summary>Ends a cell.</summary>
    public void EndCell(in RtfState state)
    {
        EndSurrogate(state);
        EndHeading();
        text.Divide(dropLineBreaks: text.Length > _rowStart);
        _isAtParagraphStart = false;
    }

    /// <summary>Ends a row.</summary>
    public void EndRow()
    {
        EndHeading();
        text.Break(1);
        _rowStart = text.Length;
        _isAfterRow = true;
        _isAtParagraphStart = true;
    }

    /// <summary>Keeps what comes next apart from what was before.</summary>
    public void Separate()
    {
        EndHeading();
        text.Break(2);
        _isAtParagraphStart = true;
    }

    private static bool IsMostlyEncoded(string file) =>
        (long)(file.AsSpan().Count(@"\'") + file.AsSpan().Count(@"\u")) * FrequentEncoded > file.Length;

    private void Begin(in RtfState state)
    {
        EndSurrogate(state);
        if (!_isAtParagraphStart)
        {
            return;
        }

        _isAtParagraphStart = false;
        if ((_isAfterRow && !state.IsInTable) || (_lastWasListItem && !state.IsListItem))
        {
            text.Break(2);
        }

        if (state.IsInTable && !_isAfterRow)
        {
            _rowStart = text.Length;
        }

        _isAfterRow = _isAfterRow && state.IsInTable;
        _lastWasListItem = false;
        if (state.HeadingLevel > 0)
        {
            (_headingStart, _headingLevel) = (text.NextStart, state.HeadingLevel);
        }
    }

    private void EndHeading()
    {
        Flush();
        if (_headingStart >= 0 && text.Length > _headingStart)
        {
            text.AddHeading(_headingStart, _headingLevel);
            FirstHeading ??= _headingLevel == 1 ? text.LineFrom(_headingStart) : null;
        }

        _headingStart = -1;
    }

    // Half a character is none.
    private void EndSurrogate(in RtfState state)
    {
        if (_highSurrogate is { } high)
        {
            _highSurrogate = null;
            Replace(state, ['\uFFFD'], high.Start, high.End - high.Start);
        }
    }
}
