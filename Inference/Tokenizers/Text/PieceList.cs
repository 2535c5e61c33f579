using System.Runtime.CompilerServices;

namespace Search.Inference;

/// <summary>A list of pieces that keeps its memory between texts.</summary>
internal sealed class PieceList
{
    private Piece[] _pieces = new Piece[64];

    public int Count { get; private set; }

    public ReadOnlySpan<Piece> Pieces => _pieces.AsSpan(0, Count);

    public void Clear() => Count = 0;

    /// <summary>Adds a piece unless it is empty.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(Piece piece)
    {
        if (piece.Start >= piece.End)
        {
            return;
        }

        if (Count == _pieces.Length)
        {
            Array.Resize(ref _pieces, Count * 2);
        }

        _pieces[Count++] = piece;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddText(int start, int end) => Add(new Piece(start, end));
}
