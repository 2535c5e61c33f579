namespace Search.Inference;

/// <summary>
/// An <see cref="AlignmentWriter"/> that holds the last character back, since its change may still grow.
/// </summary>
internal ref struct DelayedWriter(AlignmentWriter writer)
{
    private AlignmentWriter _writer = writer;
    private int _codePoint = -1;
    private int _change;

    public void Write(int codePoint, int change)
    {
        Flush();
        (_codePoint, _change) = (codePoint, change);
    }

    /// <summary>
    /// Replaces characters of the source: further ones are inserted, missing ones are dropped with the last character
    /// written, even if that is an earlier one. With none written yet the reference drops nothing.
    /// </summary>
    public void Replace(int characters, ReadOnlySpan<int> form)
    {
        for (var i = 0; i < form.Length; i++)
        {
            Write(form[i], i < characters ? 0 : 1);
        }

        if (form.Length < characters)
        {
            _change += form.Length - characters;
        }
    }

    public void Flush()
    {
        if (_codePoint >= 0)
        {
            _writer.Write(_codePoint, _change);
        }

        (_codePoint, _change) = (-1, 0);
    }
}
