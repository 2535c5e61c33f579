using System.Globalization;
using System.Text;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Reads RTF control word by control word and writes what is text.</summary>
internal sealed class RtfText
{
    private readonly string _file;
    private readonly ConversionWork _work;
    private readonly RtfOptions _options;
    private readonly DocumentProperties _properties;
    private readonly Stack<RtfState> _outer = new();
    private readonly RtfFonts _fonts = new();
    private readonly RtfStyles _styles = new();
    private readonly RtfDate _date = new();
    private readonly RtfWriter _writer;
    private readonly RtfFormats _formats;
    private readonly StringBuilder _property = new();
    private RtfState _state = new() { FallbackLength = 1 };
    private int _position;
    private int _fallbackLeft;
    private int _bytesStart = -1;
    private bool _isNew;

    /// <summary>Reads a file from its start.</summary>
    /// <param name="text">Gets the text; its file has a character for each byte.</param>
    /// <param name="work">The conversion.</param>
    /// <param name="options">What becomes text.</param>
    /// <param name="properties">Gets what the file says about itself.</param>
    public RtfText(MappedText text, ConversionWork work, RtfOptions options, DocumentProperties properties)
    {
        (_file, _work, _options, _properties) = (text.File, work, options, properties);
        _writer = new RtfWriter(text);
        _formats = new RtfFormats(_fonts, _styles, _date, properties);
    }

    /// <summary>The text of the first heading of level 1.</summary>
    public string? FirstHeading => _writer.FirstHeading;

    /// <summary>Reads the file to its end.</summary>
    /// <exception cref="UnreadableFileException">The file is nested too deeply.</exception>
    public void Write()
    {
        while (_position < _file.Length && Step())
        {
            _work.CancellationToken.ThrowIfCancellationRequested();
        }

        _writer.End(_state);
        if (_outer.Count > 0)
        {
            _work.WarnOnce("The file ends in the middle; what there is of it was kept.");
        }
    }

    private bool Step()
    {
        switch (_file[_position])
        {
            case '{':
                StartGroup();
                return true;
            case '}':
                EndGroup();
                return _outer.Count > 0;
            case '\\':
                ReadControl();
                return true;
            case '\r' or '\n':
                _position++;
                return true;
            default:
                ReadCharacters();
                return true;
        }
    }

    private void StartGroup()
    {
        if (_outer.Count >= _work.Limits.MaxDepth)
        {
            throw new UnreadableFileException(string.Create(
                CultureInfo.InvariantCulture,
                $"The file is nested deeper than {_work.Limits.MaxDepth} levels; " +
                $"raise {nameof(ConversionLimits)}.MaxDepth to convert it."));
        }

        DropHalfCharacter();
        _outer.Push(_state);
        _position++;
        _fallbackLeft = 0;
    }

    private void EndGroup()
    {
        DropHalfCharacter();
        _position++;
        _fallbackLeft = 0;
        if (!_outer.TryPop(out var outer))
        {
            return;
        }

        if (_state.Destination == RtfDestination.Property && outer.Destination == RtfDestination.Info)
        {
            _properties.Add(_state.Property ?? "", _date.Take() ?? _property.ToString());
            _property.Clear();
        }
        else if (_state.Destination == RtfDestination.Note && outer.Destination != RtfDestination.Note)
        {
            _writer.Separate();
        }

        _state = outer;
    }

    private void ReadCharacters()
    {
        var start = _position;
        if (_file[start] >= 0x80 || _bytesStart >= 0)
        {
            _position++;
            ReadByte((byte)_file[start], start);
            return;
        }

        if (_fallbackLeft > 0)
        {
            _fallbackLeft--;
            _position++;
            return;
        }

        while (_position < _file.Length && _file[_position] is not ('{' or '}' or '\\' or '\r' or '\n') and < '\x80')
        {
            _position++;
        }

        if (CanWrite())
        {
            _writer.Copy(_state, start, _position - start);
        }
        else
        {
            TakeText(_file[start.._position]);
        }
    }

    private void ReadByte(byte value, int start)
    {
        if (_fallbackLeft > 0)
        {
            _fallbackLeft--;
            return;
        }

        if (_state.Destination == RtfDestination.Skipped)
        {
            return;
        }

        _bytesStart = _bytesStart < 0 ? start : _bytesStart;
        Span<char> characters = stackalloc char[4];
        var count = _fonts.Of(_state.Font).GetChars([value], characters, flush: false);
        if (count == 0)
        {
            return;
        }

        WriteText(new string(characters[..count]), _bytesStart, _position - _bytesStart);
        _bytesStart = -1;
    }

    // A character of two bytes does not go on beyond a group or a control word.
    private void DropHalfCharacter()
    {
        if (_bytesStart >= 0)
        {
            _fonts.Of(_state.Font).Reset();
            _bytesStart = -1;
        }
    }

    private void ReadControl()
    {
        var start = _position++;
        if (_position >= _file.Length)
        {
            return;
        }

        if (!char.IsAsciiLetter(_file[_position]))
        {
            ReadSymbol(start);
            return;
        }

        DropHalfCharacter();
        var wordStart = _position;
        while (_position < _file.Length && char.IsAsciiLetter(_file[_position]))
        {
            _position++;
        }

        var word = _file[wordStart.._position];
        var number = RtfWords.ReadNumber(_file, ref _position);
        if (_position < _file.Length && _file[_position] == ' ')
        {
            _position++;
        }

        if (word == "bin")
        {
            _position = (int)Math.Min(_file.Length, (long)_position + Math.Max(0, number ?? 0));
        }

        if (_fallbackLeft > 0)
        {
            _fallbackLeft--;
        }
        else
        {
            ReadWord(word, number, start);
        }
    }

    private void ReadSymbol(int start)
    {
        var symbol = _file[_position++];
        if (symbol == '\'' && _position + 2 <= _file.Length && byte.TryParse(
            _file.AsSpan(_position, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
        {
            _position += 2;
            ReadByte(value, start);
        }
        else if (_fallbackLeft > 0)
        {
            _fallbackLeft--;
        }
        else if (symbol == '*')
        {
            _isNew = true;
        }
        else if (symbol is '\r' or '\n')
        {
            ReadWord("par", null, start);
        }
        else
        {
            ReadWord(symbol.ToString(), null, start);
        }
    }

    private void ReadWord(string word, int? number, int start)
    {
        var isNew = _isNew;
        _isNew = false;
        if (_state.Destination == RtfDestination.Skipped || StartDestination(word, isNew))
        {
            return;
        }

        if (word == "u" && number is { } unit)
        {
            WriteUnicode((char)unchecked((ushort)unit), start);
        }
        else if (RtfWords.Character(word) is { } character)
        {
            WriteText(character, start, _position - start);
        }
        else if (!ReadBreak(word))
        {
            _formats.Apply(ref _state, word, number);
        }
    }

    /// <summary>Goes to what the group is for, if the word says so.</summary>
    private bool StartDestination(string word, bool isNew)
    {
        var destination = RtfWords.DestinationOf(word, isNew, _state.Destination, _options);
        if (destination == RtfDestination.Body)
        {
            return false;
        }

        if (word == "annotation")
        {
            _work.WarnOnce("Comments were left out.");
        }

        _state.Destination = destination;
        _state.Property = RtfWords.Property(word);
        if (destination == RtfDestination.Note)
        {
            _writer.Separate();
            (_state.HeadingLevel, _state.IsListItem, _state.IsInTable) = (0, false, false);
        }

        return true;
    }

    private bool ReadBreak(string word)
    {
        var isText = _state.Destination is RtfDestination.Body or RtfDestination.Note;
        switch (word)
        {
            case "par" or "sect" or "page" when isText:
                _writer.EndParagraph(_state);
                return true;
            case "line" or "softline" or "column" or "lbr" when isText:
                _writer.BreakLine(_state);
                return true;
            case "cell" or "nestcell" when isText:
                _writer.EndCell(_state);
                return true;
            case "row" or "nestrow" when isText:
                _writer.EndRow();
                return true;
            default:
                return false;
        }
    }

    private void WriteUnicode(char unit, int start)
    {
        _fallbackLeft = _state.FallbackLength;
        if (CanWrite())
        {
            _writer.WriteUnit(_state, unit, start, _position - start);
        }
        else
        {
            TakeText(unit.ToString());
        }
    }

    private void WriteText(string characters, int start, int length)
    {
        if (CanWrite())
        {
            _writer.Replace(_state, characters, start, length);
        }
        else
        {
            TakeText(characters);
        }
    }

    private bool CanWrite()
    {
        if (_state.Destination is not (RtfDestination.Body or RtfDestination.Note))
        {
            return false;
        }

        if (_state.IsDeleted)
        {
            _work.WarnOnce("Text that was deleted with changes tracked was left out.");
        }
        else if (_state.IsHidden && !_options.IncludeHiddenText)
        {
            _work.WarnOnce("Hidden text was left out.");
        }
        else
        {
            return _outer.Count > 0;
        }

        return false;
    }

    private void TakeText(string characters)
    {
        if (_state.Destination == RtfDestination.StyleSheet)
        {
            _styles.AddName(characters);
        }
        else if (_state.Destination == RtfDestination.Property)
        {
            _property.Append(characters);
        }
    }
}
