using Search.Pipeline;

namespace Search.Indexing;

/// <summary>Rising places inside a range where it may be cut; those inside a character are left out.</summary>
internal sealed class CutList(string text, TextSpan range)
{
    private readonly List<int> _cuts = [];
    private GraphemeCursor _cursor = new(text, range.Start, range.End);
    private int _last = range.Start;

    /// <summary>The number of pieces.</summary>
    public int PieceCount => _cuts.Count + 1;

    /// <summary>Adds a place, unless it is an end of the range, was added before or lies inside a character.</summary>
    public void Add(int cut)
    {
        if (cut > _last && cut < range.End && _cursor.IsBoundary(cut))
        {
            _cuts.Add(cut);
            _last = cut;
        }
    }

    public TextSpan Piece(int index) => new(
        index == 0 ? range.Start : _cuts[index - 1], index == _cuts.Count ? range.End : _cuts[index]);

    public TextSpan Join(int first, int end) => new(Piece(first).Start, Piece(end - 1).End);
}
