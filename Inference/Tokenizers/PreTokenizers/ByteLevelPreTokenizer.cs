namespace Search.Inference;

/// <summary>Splits as GPT-2 does, if asked to, and writes the UTF-8 bytes of every part in the byte alphabet.</summary>
internal sealed class ByteLevelPreTokenizer(bool addsPrefixSpace, bool splits) : PreTokenizer
{
    public override void Apply(TokenizerState state)
    {
        if (addsPrefixSpace)
        {
            AddPrefixSpaces(state);
        }

        if (splits)
        {
            foreach (var piece in state.Pieces.Pieces)
            {
                if (piece.IsText)
                {
                    ByteLevelSplitter.Split(state.Text.Chars[..piece.End], piece.Start, state.NextPieces);
                }
                else
                {
                    state.NextPieces.Add(piece);
                }
            }

            state.TakePieces();
        }

        WriteBytes(state);
    }

    private static void AddPrefixSpaces(TokenizerState state)
    {
        foreach (var piece in state.Pieces.Pieces)
        {
            if (!piece.IsText || state.Text.Chars[piece.Start] == ' ')
            {
                state.CopyToNext(piece);
                continue;
            }

            var start = state.NextText.Length;
            var first = UnicodeProperties.UnitsOf(UnicodeProperties.CodePointAt(state.Text.Chars, piece.Start));
            var origin = (state.Text.StartOf(piece.Start), state.Text.EndOf(piece.Start + first - 1));
            state.NextText.Append(' ', origin.Item1, origin.Item2);
            state.NextText.AppendRange(state.Text, piece.Start, piece.End);
            state.NextPieces.AddText(start, state.NextText.Length);
        }

        state.TakeTextAndPieces();
    }

    private static void WriteBytes(TokenizerState state)
    {
        foreach (var piece in state.Pieces.Pieces)
        {
            if (piece.IsText)
            {
                var start = state.NextText.Length;
                ByteAlphabet.Append(state.Text, piece.Start, piece.End, state.NextText);
                state.NextPieces.AddText(start, state.NextText.Length);
            }
            else
            {
                state.CopyToNext(piece);
            }
        }

        state.TakeTextAndPieces();
    }
}
