using System.Buffers;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>A document's text in the making, together with the way back to the file.</summary>
/// <remarks>
/// All of the text comes from the file: it is copied, or stands for a range (a decoded entity, the line breaks between
/// two blocks). Separators are only noted down and written before the next text, when it is known what they stand for;
/// where the file has the very same characters at that place, they are copied, so that plain prose becomes one run.
/// </remarks>
/// <param name="file">The decoded file.</param>
/// <param name="maxLength">How long the text may get.</param>
internal sealed class MappedText(string file, int maxLength = int.MaxValue)
{
    private const string CellDivider = " | ";

    // Far enough for any markup between two words, and short enough not to be felt when nothing is found.
    private const int SearchLength = 4096;

    // A piece takes 16 bytes of the map, and some time. A book has one for every forty characters of its file.
    private const int MaxPieces = 4_000_000;

    private readonly SourceMapBuilder _map = new(file);
    private readonly string _lineBreak = LineBreakOf(file);
    private char[] _text = ArrayPool<char>.Shared.Rent(Math.Max(256, file.Length));
    private int _pieces;
    private int _lineBreaks;
    private int _dividers;
    private bool _space;
    private SourcePlace? _place;

    /// <summary>The decoded file.</summary>
    public string File => file;

    /// <summary>The length of the text so far, without separators that wait for more text.</summary>
    public int Length { get; private set; }

    /// <summary>Where the next text will begin, after the separators that wait for it.</summary>
    public int NextStart => Length + PendingLength;

    /// <summary>Where the range of the file ends that the last text came from.</summary>
    public int FileEnd { get; private set; }

    /// <summary>Whether the text has come from the front of the file to its back so far.</summary>
    public bool IsInOrder { get; private set; } = true;

    private int PendingLength => _lineBreaks > 0
        ? (_lineBreaks * _lineBreak.Length) + (_dividers * CellDivider.Length)
        : (_dividers * CellDivider.Length) + (_space && _dividers == 0 ? 1 : 0);

    /// <summary>Puts at least this many line breaks before the next text; before the first text, none.</summary>
    public void Break(int lineBreaks)
    {
        _lineBreaks = Length == 0 ? 0 : Math.Max(_lineBreaks, lineBreaks);
        _dividers = 0;
        _space = false;
    }

    /// <summary>Puts one more line break before the next text.</summary>
    public void BreakAgain() => Break(_lineBreaks + 1);

    /// <summary>Puts the mark between two cells of a table before the next text.</summary>
    /// <param name="dropLineBreaks">Whether line breaks that wait for more text are given up for it.</param>
    public void Divide(bool dropLineBreaks = false)
    {
        _lineBreaks = dropLineBreaks ? 0 : _lineBreaks;
        _dividers++;
    }

    /// <summary>Puts a space before the next text, unless something else separates it already.</summary>
    public void Space() => _space = Length > 0;

    /// <summary>The part of the file in which something of a length is sought that comes next.</summary>
    public ReadOnlySpan<char> Ahead(int length) =>
        file.AsSpan(FileEnd, (int)Math.Min(file.Length - FileEnd, (2L * length) + SearchLength));

    /// <summary>Copies a range of the file.</summary>
    public void Copy(int start, int length)
    {
        if (length > 0)
        {
            var from = WriteSeparator(start);
            WritePlace();
            CopyRaw(from, start + length - from);
        }
    }

    /// <summary>Copies a range of the file if it reads as expected.</summary>
    public bool TryCopy(int start, ReadOnlySpan<char> expected)
    {
        if (start < 0 || start > file.Length || !file.AsSpan(start).StartsWith(expected))
        {
            return false;
        }

        Copy(start, expected.Length);
        return true;
    }

    /// <summary>Writes text that stands for a range of the file.</summary>
    public void Replace(ReadOnlySpan<char> text, int start, int length)
    {
        if (!text.IsEmpty)
        {
            var from = WriteSeparator(start);
            if (from < start)
            {
                CopyRaw(from, start - from);
            }

            WritePlace();
            ReplaceRaw(text, start, length);
        }
    }

    /// <summary>Says that the text from an index on is a heading.</summary>
    public void AddHeading(int textStart, int level)
    {
        var title = _text.AsSpan(0, Length)[Math.Min(textStart, Length)..].Trim();
        if (!title.IsEmpty)
        {
            _map.AddHeading(textStart, level, SingleLine(title));
        }
    }

    /// <summary>Says that the next text stands at a place of the file's structure.</summary>
    /// <remarks>Separators that wait for the next text belong to the place before.</remarks>
    public void AddPlace(SourcePlace place) => _place = place;

    /// <summary>The text from an index on, in one line.</summary>
    public string LineFrom(int textStart) => SingleLine(_text.AsSpan(0, Length)[Math.Min(textStart, Length)..].Trim());

    /// <summary>The text and its map; the last thing to ask for.</summary>
    public (string Text, SourceMap Map) Build()
    {
        var text = new string(_text, 0, Length);
        ArrayPool<char>.Shared.Return(_text);
        _text = [];
        return (text, _map.Build());
    }

    private static string SingleLine(ReadOnlySpan<char> text) => text.IndexOfAny('\r', '\n') < 0
        ? text.ToString()
        : string.Join(' ', text.ToString().Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries));

    private static string LineBreakOf(string file)
    {
        var first = file.AsSpan().IndexOfAny('\r', '\n');
        return first >= 0 && file.AsSpan(first).StartsWith("\r\n") ? "\r\n" : "\n";
    }

    /// <summary>Writes what was noted down to stand before the text that comes from the given place.</summary>
    /// <returns>
    /// From where on to copy: the same place, or the end of what was written before, when all in between is the
    /// separator.
    /// </returns>
    private int WriteSeparator(int next)
    {
        var length = PendingLength;
        if (length == 0)
        {
            return next;
        }

        Span<char> separator = length <= 64 ? stackalloc char[length] : new char[length];
        FillSeparator(separator);
        (_lineBreaks, _dividers, _space) = (0, 0, false);
        var gap = file.AsSpan(FileEnd, Math.Max(0, next - FileEnd));
        if (gap.SequenceEqual(separator))
        {
            return FileEnd;
        }

        if (gap.StartsWith(separator))
        {
            CopyRaw(FileEnd, length);
        }
        else
        {
            ReplaceRaw(separator, FileEnd, gap.Length);
        }

        return next;
    }

    private void WritePlace()
    {
        if (_place is not null)
        {
            _map.AddPlace(_place);
            _place = null;
        }
    }

    private void FillSeparator(Span<char> separator)
    {
        if (_lineBreaks == 0 && _dividers == 0)
        {
            separator[0] = ' ';
            return;
        }

        for (var i = 0; i < _lineBreaks; i++)
        {
            _lineBreak.CopyTo(separator);
            separator = separator[_lineBreak.Length..];
        }

        for (var i = 0; i < _dividers; i++)
        {
            CellDivider.CopyTo(separator);
            separator = separator[CellDivider.Length..];
        }
    }

    private void CopyRaw(int start, int length)
    {
        IsInOrder &= start >= FileEnd;
        CountPiece(isNew: start != FileEnd);
        Append(file.AsSpan(start, length));
        _map.Copy(start, length);
        FileEnd = start + length;
    }

    private void ReplaceRaw(ReadOnlySpan<char> text, int start, int length)
    {
        IsInOrder &= start >= FileEnd;
        CountPiece(isNew: true);
        Append(text);
        _map.Replace(text.Length, start, length);
        FileEnd = Math.Max(FileEnd, start + length);
    }

    private void CountPiece(bool isNew)
    {
        _pieces += isNew ? 1 : 0;
        if (_pieces > MaxPieces)
        {
            throw new UnmappableTextException(
                $"The file has more than {MaxPieces} pieces of text between its markup; split it to convert it.");
        }
    }

    private void Append(ReadOnlySpan<char> text)
    {
        if (text.Length > maxLength - Length)
        {
            throw new UnmappableTextException(
                $"The text has more than {maxLength} characters; raise ConversionLimits.MaxCharacters to keep it.");
        }

        if (text.Length > _text.Length - Length)
        {
            Grow(text.Length);
        }

        text.CopyTo(_text.AsSpan(Length));
        Length += text.Length;
    }

    private void Grow(int needed)
    {
        var larger = ArrayPool<char>.Shared.Rent(checked(Math.Max(_text.Length * 2, Length + needed)));
        _text.AsSpan(0, Length).CopyTo(larger);
        ArrayPool<char>.Shared.Return(_text);
        _text = larger;
    }
}
