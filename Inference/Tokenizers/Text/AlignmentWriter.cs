namespace Search.Inference;

/// <summary>
/// Writes the normalised form of a range the way the reference counts: a replacing character consumes one character of
/// the source and takes its place, an inserted one takes the place of the character before.
/// </summary>
internal ref struct AlignmentWriter
{
    private readonly AlignedText _source;
    private readonly AlignedText _destination;
    private readonly int _end;
    private int _at;
    private TokenOffset _previous;

    public AlignmentWriter(AlignedText source, int start, int end, AlignedText destination)
    {
        (_source, _destination, _at, _end) = (source, destination, start, end);
        // The reference puts what is inserted before the first character at the beginning of the piece.
        var origin = start < end ? source.StartOf(start) : 0;
        _previous = new TokenOffset(origin, origin);
    }

    /// <summary>Drops characters of the source.</summary>
    public void Skip(int characters)
    {
        for (var i = 0; i < characters && _at < _end; i++)
        {
            Advance();
        }
    }

    /// <summary>
    /// Writes a code point. <paramref name="change"/> is 1 or more for an insertion, 0 for a replacement, and −n for a
    /// replacement after which n characters of the source are dropped.
    /// </summary>
    public void Write(int codePoint, int change)
    {
        if (change > 0)
        {
            _destination.AppendCodePoint(codePoint, _previous.Start, _previous.End);
            return;
        }

        Advance();
        _destination.AppendCodePoint(codePoint, _previous.Start, _previous.End);
        Skip(-change);
    }

    private void Advance()
    {
        if (_at >= _end)
        {
            return;
        }

        var next = _at + UnicodeProperties.UnitsOf(UnicodeProperties.CodePointAt(_source.Chars[.._end], _at));
        _previous = new TokenOffset(_source.StartOf(_at), _source.EndOf(next - 1));
        _at = next;
    }
}
