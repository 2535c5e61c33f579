using System.Buffers;
using System.Runtime.CompilerServices;

namespace Search.Inference;

/// <summary>
/// Text under normalisation, with the original range that each unit came from. While nothing has moved, the ranges are
/// not stored: unit i came from unit i.
/// </summary>
internal sealed class AlignedText
{
    private static readonly SearchValues<char> Surrogates =
        SearchValues.Create([.. Enumerable.Range(0xD800, 0x800).Select(unit => (char)unit)]);

    private char[] _chars = new char[256];
    private int[] _starts = [];
    private int[] _ends = [];

    /// <summary>Number of UTF-16 units.</summary>
    public int Length { get; private set; }

    /// <summary>Whether every unit stands where it stood in the original.</summary>
    public bool IsUnmoved { get; private set; } = true;

    public ReadOnlySpan<char> Chars => _chars.AsSpan(0, Length);

    public int StartOf(int index) => IsUnmoved ? index : _starts[index];

    public int EndOf(int index) => IsUnmoved ? index + 1 : _ends[index];

    public void Clear()
    {
        Length = 0;
        IsUnmoved = true;
    }

    /// <summary>Starts over with an original text; lone surrogates become U+FFFD.</summary>
    public void Assign(ReadOnlySpan<char> text)
    {
        Clear();
        Reserve(text.Length);
        text.CopyTo(_chars);
        Length = text.Length;
        var at = text.IndexOfAny(Surrogates);
        if (at >= 0)
        {
            ReplaceLoneSurrogates(at);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Append(char unit, int start, int end)
    {
        if (Length == _chars.Length)
        {
            Reserve(Length + 1);
        }

        if (IsUnmoved)
        {
            if (start == Length && end == start + 1)
            {
                _chars[Length++] = unit;
                return;
            }

            StoreRanges();
        }

        _starts[Length] = start;
        _ends[Length] = end;
        _chars[Length++] = unit;
    }

    /// <summary>Appends a code point; both units of a pair get the whole range.</summary>
    public void AppendCodePoint(int codePoint, int start, int end)
    {
        if (codePoint <= char.MaxValue)
        {
            Append((char)codePoint, start, end);
            return;
        }

        var high = (char)(0xD7C0 + (codePoint >> 10));
        var low = (char)(0xDC00 | (codePoint & 0x3FF));
        if (IsUnmoved && start == Length && end == start + 2)
        {
            Append(high, start, start + 1);
            Append(low, start + 1, end);
        }
        else
        {
            Append(high, start, end);
            Append(low, start, end);
        }
    }

    /// <summary>Appends a range of another text unchanged, with its alignment.</summary>
    public void AppendRange(AlignedText source, int start, int end)
    {
        Reserve(Length + end - start);
        source.Chars[start..end].CopyTo(_chars.AsSpan(Length));
        AlignRun(source, start, end - start);
    }

    /// <summary>
    /// Appends ASCII characters of another text, each replaced by one from a map, with their alignment, and stops
    /// before the first other character or one that the map turns into NUL.
    /// </summary>
    /// <returns>The place where it stopped.</returns>
    public int AppendAscii(AlignedText source, int start, int end, ReadOnlySpan<char> map)
    {
        Reserve(Length + end - start);
        var from = source.Chars[start..end];
        var to = _chars.AsSpan(Length, from.Length);
        var count = 0;
        while (count < from.Length && from[count] < map.Length && map[from[count]] is var mapped and not '\0')
        {
            to[count++] = mapped;
        }

        AlignRun(source, start, count);
        return start + count;
    }

    /// <summary>
    /// Aligns units that have been written after the end with a run of the source, and takes them in.
    /// </summary>
    private void AlignRun(AlignedText source, int start, int count)
    {
        if (count > 0 && IsUnmoved && !(source.IsUnmoved && start == Length))
        {
            StoreRanges();
        }

        if (!IsUnmoved)
        {
            for (var i = 0; i < count; i++)
            {
                _starts[Length + i] = source.StartOf(start + i);
                _ends[Length + i] = source.EndOf(start + i);
            }
        }

        Length += count;
    }

    private void ReplaceLoneSurrogates(int from)
    {
        for (var i = from; i < Length; i++)
        {
            if (!char.IsSurrogate(_chars[i]))
            {
                continue;
            }

            if (char.IsHighSurrogate(_chars[i]) && i + 1 < Length && char.IsLowSurrogate(_chars[i + 1]))
            {
                i++;
            }
            else
            {
                _chars[i] = '\uFFFD';
            }
        }
    }

    private void StoreRanges()
    {
        IsUnmoved = false;
        if (_starts.Length < _chars.Length)
        {
            _starts = new int[_chars.Length];
            _ends = new int[_chars.Length];
        }

        for (var i = 0; i < Length; i++)
        {
            _starts[i] = i;
            _ends[i] = i + 1;
        }
    }

    private void Reserve(int length)
    {
        if (length > _chars.Length)
        {
            Array.Resize(ref _chars, Math.Max(length, _chars.Length * 2));
        }

        if (!IsUnmoved && _starts.Length < _chars.Length)
        {
            Array.Resize(ref _starts, _chars.Length);
            Array.Resize(ref _ends, _chars.Length);
        }
    }
}
