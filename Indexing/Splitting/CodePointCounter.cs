using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Counts the Unicode code points before rising places of a text, in one pass over it.</summary>
internal sealed class CodePointCounter(string text)
{
    private int _index;
    private int _count;

    /// <summary>
    /// The number of code points before a place; chunks overlap, so it may lie a little before the last.
    /// </summary>
    public int CountBefore(int index)
    {
        if (index < _index)
        {
            return _count - CodePointCount.Of(text.AsSpan(index, _index - index));
        }

        _count += CodePointCount.Of(text.AsSpan(_index, index - _index));
        _index = index;
        return _count;
    }
}
