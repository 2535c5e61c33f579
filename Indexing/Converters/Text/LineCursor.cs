namespace Search.Indexing;

/// <summary>Finds the places in a file that a parser gives as lines and columns, from the front to the back.</summary>
/// <remarks>A line ends with a line feed, a carriage return, or both. All searches together cost one pass.</remarks>
internal sealed class LineCursor(string file)
{
    private int _line = 1;
    private int _start;

    /// <summary>The index of a place.</summary>
    /// <param name="line">The line, from 1; not before that of the last search.</param>
    /// <param name="column">The column, from 1, in UTF-16 code units.</param>
    public int IndexOf(int line, int column)
    {
        while (_line < line)
        {
            var next = file.AsSpan(_start).IndexOfAny('\r', '\n');
            if (next < 0)
            {
                break;
            }

            _start += next + (file.AsSpan(_start + next).StartsWith("\r\n") ? 2 : 1);
            _line++;
        }

        return Math.Min(_start + column - 1, file.Length);
    }
}
