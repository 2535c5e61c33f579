using System.Globalization;
using System.Text;
using System.Text.Json;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Writes the values of JSON as text, from the front to the back.</summary>
internal sealed class JsonText
{
    private const string NameEnd = ": ";
    private const string ItemEnd = ", ";

    private readonly MappedText _text;
    private readonly JsonOptions _options;
    private readonly bool _isLines;
    private readonly int _maxDepth;
    private readonly CancellationToken _cancellationToken;
    private readonly byte[] _utf8;
    private readonly PlaceBudget _places;
    private readonly JsonEscapes _escapes;
    private readonly JsonPath _path = new();
    private readonly JsonItem _document = new();
    private readonly List<DocumentPart> _parts = [];
    private JsonItem _item;
    private int _byte;
    private int _char;
    private int _lineBreaks;
    private bool _inList;

    public JsonText(
        MappedText text, JsonOptions options, bool isLines, int maxDepth, CancellationToken cancellationToken)
    {
        _text = text;
        _options = options;
        _isLines = isLines;
        _maxDepth = maxDepth;
        _cancellationToken = cancellationToken;
        _utf8 = Encoding.UTF8.GetBytes(text.File);
        _places = new PlaceBudget(text);
        _escapes = new JsonEscapes(text);
        _item = _document;
    }

    /// <summary>The length of the file in UTF-8.</summary>
    public int Length => _utf8.Length;

    /// <summary>The title of the whole file.</summary>
    public string? Title => _document.Title;

    /// <summary>The metadata of the whole file.</summary>
    public IReadOnlyDictionary<string, object?> Metadata => _document.Metadata;

    /// <summary>The items that are to be documents of their own.</summary>
    public IReadOnlyCollection<DocumentPart> Parts => _parts;

    /// <summary>What to tell the owner of the file; null when there is nothing.</summary>
    public string? Warning => _places.Warning;

    private bool IsPerItem => _options.DocumentPerItem && !_isLines;

    /// <summary>An error with its place.</summary>
    public static string Describe(string problem, JsonException exception) => string.Create(
        CultureInfo.InvariantCulture,
        $"{problem}: line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}: " +
        $"{exception.Message[..Math.Max(0, exception.Message.IndexOf(" LineNumber", StringComparison.Ordinal))]}");

    /// <summary>Where the line ends that begins at a place, its line feed not included.</summary>
    public int LineEnd(int start)
    {
        var length = _utf8.AsSpan(start).IndexOf((byte)'\n');
        return length < 0 ? _utf8.Length : start + length;
    }

    /// <summary>Whether a range holds white space alone.</summary>
    public bool IsBlank(int start, int end) => _utf8.AsSpan(start, end - start).Trim(" \t\r"u8).IsEmpty;

    /// <summary>What keeps a range from being JSON; null when it is.</summary>
    public string? FindProblem(int start, int end)
    {
        try
        {
            var reader = ReaderOf(start, end);
            while (reader.Read())
            {
                _cancellationToken.ThrowIfCancellationRequested();
            }

            return null;
        }
        catch (JsonException exception)
        {
            return Describe("It is not JSON", exception);
        }
    }

    /// <summary>Copies a range as it is.</summary>
    public void CopyLine(int start, int end, int row)
    {
        var from = CharAt(start);
        _places.Add(() => new SourcePlace { Row = row });
        var item = StartItem(_text.NextStart);
        _text.Copy(from, _text.File.AsSpan(from, CharAt(end) - from).TrimEnd('\r').Length);
        EndItem(item, row);
    }

    /// <summary>Writes the values of a range.</summary>
    /// <exception cref="JsonException">The range is not JSON, or nested too deep.</exception>
    public void Write(int start, int end, int? row)
    {
        var reader = ReaderOf(start, end);
        _path.Clear();
        _lineBreaks = 2;
        _inList = false;
        var item = _isLines && _options.DocumentPerItem ? StartItem(-1) : null;
        while (reader.Read())
        {
            _cancellationToken.ThrowIfCancellationRequested();
            WriteToken(ref reader, start, row);
        }

        EndItem(item, row ?? 0);
    }

    private Utf8JsonReader ReaderOf(int start, int end) => new(
        _utf8.AsSpan(start, end - start),
        new JsonReaderOptions
        {
            AllowTrailingCommas = true,
            CommentHandling = JsonCommentHandling.Skip,
            MaxDepth = _maxDepth,
        });

    private void WriteToken(ref Utf8JsonReader reader, int offset, int? row)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                var at = CharAt(offset + (int)reader.TokenStartIndex) + 1;
                var end = CharAt(offset + (int)reader.TokenStartIndex + 1 + reader.ValueSpan.Length);
                _path.SetName(JsonEscapes.Decode(ref reader), at, end - at);
                _inList = false;
                break;
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                StartContainer(reader.TokenType == JsonTokenType.StartArray);
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                EndContainer();
                break;
            case JsonTokenType.String or JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False:
                _path.StartValue();
                WriteValue(ref reader, offset, row);
                break;
            case JsonTokenType.Null:
                _path.StartValue();
                break;
        }
    }

    private void StartContainer(bool isArray)
    {
        _path.StartValue();
        _inList = false;
        if (!isArray && _path.IsInArray)
        {
            _lineBreaks = 2;
        }

        _path.Push(isArray);
        if (IsPerItem && _path.Depth == 2 && _path.IsItemOfRoot)
        {
            _item = StartItem(-1);
        }
    }

    private void EndContainer()
    {
        if (IsPerItem && _path.Depth == 2 && _path.IsItemOfRoot)
        {
            EndItem(_item, _path.RootIndex + 1);
        }

        _path.Pop();
        _inList = false;
    }

    private void WriteValue(ref Utf8JsonReader reader, int offset, int? row)
    {
        AddAttribute(ref reader);
        var isText = reader.TokenType == JsonTokenType.String;
        if (reader.ValueSpan.IsEmpty || (_options.TextField is { } field && field != _path.Name))
        {
            return;
        }

        var single = IsPerItem && _path.Depth == 1 && _path.IsInArray ? StartItem(-1) : null;
        var quote = isText ? 1 : 0;
        var start = CharAt(offset + (int)reader.TokenStartIndex + quote);
        var length = CharAt(offset + (int)reader.TokenStartIndex + quote + reader.ValueSpan.Length) - start;
        Separate();
        _places.Add(() => new SourcePlace { Row = row, JsonPointer = _path.Pointer() });
        _item.Start = _item.Start < 0 ? _text.NextStart : _item.Start;
        WriteName(start);
        _escapes.Write(start, length);
        EndItem(single, single is null ? 0 : _path.RootIndex + 1);
        _lineBreaks = 1;
        _inList = _path.IsInArray && single is null;
    }

    private void Separate()
    {
        if (_options.TextField is not null)
        {
            _text.Break(2);
        }
        else if (!_inList)
        {
            _text.Break(_lineBreaks);
        }
    }

    private void WriteName(int valueStart)
    {
        if (_options.TextField is not null)
        {
            return;
        }

        if (_inList)
        {
            _text.Replace(ItemEnd, _text.FileEnd, valueStart - _text.FileEnd);
        }
        else if (_path.TryGetLabel(out var parents, out var start, out var length))
        {
            if (start < _text.FileEnd)
            {
                // A list of lists names its values again, long after the name's own place.
                _text.Replace($"{parents}{_text.File.AsSpan(start, length)}{NameEnd}", valueStart, 0);
                return;
            }

            _text.Replace(parents, start, 0);
            _escapes.Write(start, length);
            _text.Replace(NameEnd, start + length, valueStart - start - length);
        }
    }

    private void AddAttribute(ref Utf8JsonReader reader)
    {
        if (_isLines == _options.DocumentPerItem ? _path.IsPropertyOf(1)
            : IsPerItem && (_path.IsItemOfRoot ? _path.IsPropertyOf(2) : _path.IsPropertyOf(1)))
        {
            _item.Add(_path.Name, ref reader, _options);
        }
    }

    private JsonItem StartItem(int textStart) => _options.DocumentPerItem
        ? _item = new JsonItem { Start = textStart }
        : _item;

    private void EndItem(JsonItem? item, int number)
    {
        if (item is not null && _options.DocumentPerItem && item.Start >= 0 && _text.Length > item.Start)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{(_isLines ? "line" : "item")}-{number}");
            _parts.Add(new DocumentPart(name, new TextSpan(item.Start, _text.Length))
            {
                Title = item.Title,
                Metadata = item.Metadata,
            });
        }
    }

    private int CharAt(int byteIndex)
    {
        _char += Encoding.UTF8.GetCharCount(_utf8.AsSpan(_byte, byteIndex - _byte));
        _byte = byteIndex;
        return _char;
    }
}
