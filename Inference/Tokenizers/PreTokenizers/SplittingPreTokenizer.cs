namespace Search.Inference;

/// <summary>A pre-tokenizer that leaves the text as it is.</summary>
internal abstract class SplittingPreTokenizer : PreTokenizer
{
    public override void Apply(TokenizerState state)
    {
        var chars = state.Text.Chars;
        foreach (var piece in state.Pieces.Pieces)
        {
            if (piece.IsText)
            {
                Split(chars, piece.Start, piece.End, state.NextPieces);
            }
            else
            {
                state.NextPieces.Add(piece);
            }
        }

        state.TakePieces();
    }

    /// <summary>Adds the parts of a range; places count from the beginning of the whole text.</summary>
    protected abstract void Split(ReadOnlySpan<char> chars, int start, int end, PieceList output);
}
