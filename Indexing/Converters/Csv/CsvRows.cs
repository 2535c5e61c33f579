using System.Globalization;
using System.Text;
using CsvHelper;

namespace Search.Indexing;

/// <summary>Reads the rows of a delimited file, and finds where in the file each field stands.</summary>
/// <remarks>
/// The parser counts in bytes of UTF-8; between two rows stand line breaks alone, and within a row the fields' own
/// bytes
/// with one delimiter between them, so that places in characters follow from counting along.
/// </remarks>
internal sealed class CsvRows : IDisposable
{
    private const int MaxRowBytes = 16 * 1024 * 1024;

    private readonly CsvReader _reader;
    private readonly bool _hasLongFields;
    private readonly List<CsvField> _fields = [];
    private long _byte;
    private int _char;

    /// <summary>Rows of a file.</summary>
    /// <param name="file">The decoded file.</param>
    /// <param name="delimiter">What stands between two fields; null to have it told from the first lines.</param>
    /// <param name="hasLongFields">Whether a field in quotation marks may go over several lines.</param>
    public CsvRows(string file, char? delimiter, bool hasLongFields)
    {
        _hasLongFields = hasLongFields;
        _reader = CsvReader.Create(new StringReader(file), new CsvReaderOptions
        {
            HasHeader = false,
            Separator = delimiter,
            AllowLineBreaksInQuotes = hasLongFields,
            MaxRecordSize = MaxRowBytes,
            IncludeValuesInExceptions = false,
            OnMalformedRecord = Note,
        });
    }

    /// <summary>The fields of the row.</summary>
    public IReadOnlyList<CsvField> Fields => _fields;

    /// <summary>The number of the row, from 1; blank lines are no rows.</summary>
    public int Row { get; private set; }

    /// <summary>What is wrong with the quotation marks of the row; null when nothing is.</summary>
    public string? Problem { get; private set; }

    /// <summary>Whether a field was found that is never closed, so that it has swallowed all lines after it.</summary>
    public bool IsUnclosed { get; private set; }

    /// <summary>Goes to the next row.</summary>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="InvalidDataException">The row is too long to be one.</exception>
    public bool Read()
    {
        Problem = null;
        try
        {
            if (!_reader.Read())
            {
                return false;
            }
        }
        catch (CsvFormatException exception)
        {
            throw new InvalidDataException(
                string.Create(CultureInfo.InvariantCulture, $"Row {Row + 1} is longer than {MaxRowBytes} bytes."),
                exception);
        }

        Row++;
        _fields.Clear();
        _char += (int)(_reader.ByteOffset - _byte);
        _byte = _reader.ByteOffset;
        for (var i = 0; i < _reader.FieldCount; i++)
        {
            AddField(i);
        }

        return true;
    }

    public void Dispose() => _reader.Dispose();

    private void AddField(int index)
    {
        var raw = _reader.GetRawSpan(index);
        var delimiter = index > 0 ? 1 : 0;
        var length = Encoding.UTF8.GetCharCount(raw);
        _char += delimiter;
        _byte += delimiter + raw.Length;
        _fields.Add(IsQuoted(raw, _reader.GetSpan(index))
            ? new CsvField(_char + 1, length - 2, raw[1..^1].Contains((byte)'"'))
            : new CsvField(_char, length, HasQuotes: false));
        _char += length;
    }

    // A field whose marks do not match is kept as it is, marks included.
    private static bool IsQuoted(ReadOnlySpan<byte> raw, ReadOnlySpan<byte> value) =>
        raw.Length >= 2 && raw[0] == '"' && raw[^1] == '"' && raw[1..^1].Count((byte)'"') % 2 == 0
        && raw.Length - 2 - (raw[1..^1].Count((byte)'"') / 2) == value.Length;

    private void Note(CsvMalformedRecord record)
    {
        IsUnclosed |= _hasLongFields && record.Reason == CsvMalformedReason.UnterminatedQuote;
        Problem ??= record.Reason switch
        {
            CsvMalformedReason.TextAfterClosingQuote => "has text after a closing quotation mark",
            CsvMalformedReason.StrayQuote => null,
            _ => "has a quotation mark that is not closed",
        };
    }
}
