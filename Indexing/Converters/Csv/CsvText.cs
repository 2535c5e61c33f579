using System.Globalization;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Writes the rows of a delimited file as text, from the front to the back.</summary>
internal sealed class CsvText : IDisposable
{
    private const string NameEnd = ": ";
    // Longer ones would make the text many times the file.
    private const int MaxNameLength = 80;

    private readonly MappedText _text;
    private readonly CsvOptions _options;
    private readonly CsvRows _rows;
    private readonly PlaceBudget _places;
    private readonly List<DocumentPart> _parts = [];
    private readonly NumberList _ragged = new();
    private readonly NumberList _malformed = new();
    private readonly bool _hasHeader;
    private string[] _names = [];
    private string _firstProblem = "";
    private int _width;

    /// <summary>Reads the rows of a file.</summary>
    /// <param name="text">Gets the text.</param>
    /// <param name="options">How the file is read.</param>
    /// <param name="delimiter">What stands between two fields; null to have it told from the first lines.</param>
    /// <param name="hasLongFields">Whether a field in quotation marks may go over several lines.</param>
    public CsvText(MappedText text, CsvOptions options, char? delimiter, bool hasLongFields)
    {
        _text = text;
        _options = options;
        _rows = new CsvRows(text.File, delimiter, hasLongFields);
        _places = new PlaceBudget(text);
        _hasHeader = options.Header == CsvHeader.Present
            || (options.Header == CsvHeader.Detect && CsvSniffer.HasHeader(text.File, delimiter));
    }

    /// <summary>The rows that are to be documents of their own.</summary>
    public IReadOnlyCollection<DocumentPart> Parts => _parts;

    /// <summary>Writes all rows, up to one whose quotation mark is never closed.</summary>
    /// <returns>Whether there was none such.</returns>
    /// <exception cref="InvalidDataException">A row is too long to be one.</exception>
    public bool TryWrite(CancellationToken cancellationToken)
    {
        while (_rows.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_rows.IsUnclosed)
            {
                return false;
            }

            Check();
            if (_rows.Row == 1 && _hasHeader)
            {
                _names = [.. _rows.Fields.Select(field => field.ValueIn(_text.File).Trim())];
                if (_options.TextColumns.Count == 0 && !_options.DocumentPerRow)
                {
                    WriteRow(names: []);
                }
            }
            else
            {
                WriteRow(_names);
            }
        }

        return true;
    }

    /// <summary>Says which rows are not as they should be.</summary>
    public void Warn(List<string> warnings)
    {
        if (_ragged.Count > 0)
        {
            warnings.Add($"The first row has {_width} fields; these rows have more or fewer: {_ragged}.");
        }

        if (_malformed.Count > 0)
        {
            warnings.Add($"Row {_malformed.First} {_firstProblem}; so it is with these rows: {_malformed}.");
        }

        var missing = _options.TextColumns.Concat(_options.MetadataColumns).Except(_names).ToArray();
        if (missing.Length > 0)
        {
            warnings.Add($"The file has no column called {string.Join(", ", missing.Select(name => $"'{name}'"))}.");
        }

        if (_places.Warning is { } warning)
        {
            warnings.Add(warning);
        }
    }

    public void Dispose() => _rows.Dispose();

    private void Check()
    {
        if (_rows.Row == 1)
        {
            _width = _rows.Fields.Count;
        }
        else if (_rows.Fields.Count != _width)
        {
            _ragged.Add(_rows.Row);
        }

        if (_rows.Problem is { } problem)
        {
            _firstProblem = _malformed.Count == 0 ? problem : _firstProblem;
            _malformed.Add(_rows.Row);
        }
    }

    private void WriteRow(string[] names)
    {
        _text.Break(1);
        var start = _text.NextStart;
        var isFirst = true;
        for (var column = 0; column < _rows.Fields.Count; column++)
        {
            var field = _rows.Fields[column];
            if (!IsText(column) || _text.File.AsSpan(field.Start, field.Length).IsWhiteSpace())
            {
                continue;
            }

            if (!isFirst)
            {
                _text.Divide();
            }

            isFirst = false;
            WriteField(field, column + 1, column < names.Length ? names[column] : "");
        }

        if (_options.DocumentPerRow && !isFirst)
        {
            AddPart(start);
        }
    }

    private bool IsText(int column) => _options.TextColumns.Count == 0
        || (column < _names.Length && _options.TextColumns.Contains(_names[column]));

    private void WriteField(CsvField field, int column, string name)
    {
        var row = _rows.Row;
        _places.Add(() => new SourcePlace { Row = row, Column = column });
        if (name.Length is > 0 and <= MaxNameLength)
        {
            _text.Replace(name + NameEnd, field.Start, 0);
        }

        var (start, end) = (field.Start, field.Start + field.Length);
        while (field.HasQuotes && _text.File.AsSpan(start, end - start).IndexOf('"') is >= 0 and var quote)
        {
            _text.Copy(start, quote);
            _text.Replace("\"", start + quote, 2);
            start += quote + 2;
        }

        _text.Copy(start, end - start);
    }

    private void AddPart(int start)
    {
        var metadata = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var name in _options.MetadataColumns)
        {
            var column = Array.IndexOf(_names, name);
            if (column >= 0 && column < _rows.Fields.Count)
            {
                metadata[name] = _rows.Fields[column].ValueIn(_text.File);
            }
        }

        var part = string.Create(CultureInfo.InvariantCulture, $"row-{_rows.Row}");
        _parts.Add(new DocumentPart(part, new TextSpan(start, _text.Length)) { Metadata = metadata });
    }
}
