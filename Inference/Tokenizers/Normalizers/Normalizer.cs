namespace Search.Inference;

/// <summary>A step that changes the text before it is split. Immutable.</summary>
internal abstract class Normalizer
{
    /// <summary>Rewrites every piece of text in turn; added tokens found before stay as they are.</summary>
    public virtual void Apply(TokenizerState state)
    {
        foreach (var piece in state.Pieces.Pieces)
        {
            if (piece.IsText)
            {
                var start = state.NextText.Length;
                Append(state, piece.Start, piece.End);
                state.NextPieces.AddText(start, state.NextText.Length);
            }
            else
            {
                state.CopyToNext(piece);
            }
        }

        state.TakeTextAndPieces();
    }

    /// <summary>Appends the normalised form of a range of the text to the next text.</summary>
    protected abstract void Append(TokenizerState state, int start, int end);
}
