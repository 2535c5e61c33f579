namespace Search.Inference;

/// <summary>Walks over text by UTF-8 bytes and tells places in UTF-16 units.</summary>
internal ref struct ByteCursor(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;
    private int _unit;
    private int _bytesInto;

    /// <summary>First unit of the character that the cursor is in.</summary>
    public readonly int At => _unit;

    /// <summary>Moves on by bytes and returns the unit after the character that holds the last of them.</summary>
    public int Advance(int bytes)
    {
        _bytesInto += bytes;
        while (_unit < _text.Length)
        {
            var codePoint = UnicodeProperties.CodePointAt(_text, _unit);
            var size = UnicodeProperties.Utf8BytesOf(codePoint);
            if (_bytesInto < size)
            {
                return _bytesInto > 0 ? _unit + UnicodeProperties.UnitsOf(codePoint) : _unit;
            }

            _bytesInto -= size;
            _unit += UnicodeProperties.UnitsOf(codePoint);
        }

        return _unit;
    }
}
