namespace Search.Inference;

/// <summary>Writes spaces as a visible character, puts one before the text, and splits before each.</summary>
internal sealed class MetaspacePreTokenizer(char replacement, PrependScheme scheme, bool splits) : PreTokenizer
{
    public override void Apply(TokenizerState state)
    {
        foreach (var piece in state.Pieces.Pieces)
        {
            if (piece.IsText)
            {
                Write(state, piece);
            }
            else
            {
                state.CopyToNext(piece);
            }
        }

        state.TakeTextAndPieces();
    }

    private void Write(TokenizerState state, Piece piece)
    {
        var (text, next) = (state.Text, state.NextText);
        var start = next.Length;
        if (Prepends(text, piece))
        {
            var units = UnicodeProperties.UnitsOf(UnicodeProperties.CodePointAt(text.Chars, piece.Start));
            next.Append(replacement, text.StartOf(piece.Start), text.EndOf(piece.Start + units - 1));
        }

        var chars = text.Chars;
        for (var at = piece.Start; at < piece.End; at++)
        {
            var unit = chars[at] == ' ' ? replacement : chars[at];
            if (splits && unit == replacement)
            {
                state.NextPieces.AddText(start, next.Length);
                start = next.Length;
            }

            next.Append(unit, text.StartOf(at), text.EndOf(at));
        }

        state.NextPieces.AddText(start, next.Length);
    }

    private bool Prepends(AlignedText text, Piece piece)
    {
        var first = text.Chars[piece.Start];
        return scheme != PrependScheme.Never
            && first != ' '
            && first != replacement
            && (scheme == PrependScheme.Always || text.StartOf(piece.Start) == 0);
    }
}
