namespace Search.Inference;

/// <summary>Splits at the matches of a pattern, or, inverted, at what lies between them.</summary>
internal sealed class PatternPreTokenizer(TextPattern pattern, SplitBehavior behavior, bool isInverted) : PreTokenizer
{
    public override void Apply(TokenizerState state)
    {
        foreach (var piece in state.Pieces.Pieces)
        {
            if (!piece.IsText)
            {
                state.NextPieces.Add(piece);
                continue;
            }

            pattern.FindAll(state.Text.Chars, piece.Start, piece.End, state.Patterns);
            if (behavior == SplitBehavior.MergedWithNext)
            {
                AddMergedWithNext(state.Patterns.Spans, state.NextPieces);
            }
            else
            {
                Add(state.Patterns.Spans, state.NextPieces);
            }
        }

        state.TakePieces();
    }

    private void Add(List<MatchSpan> spans, PieceList output)
    {
        var (start, end, wasMatch) = (-1, -1, false);
        foreach (var span in spans)
        {
            var isMatch = span.IsMatch != isInverted;
            var isJoined = start >= 0 && behavior switch
            {
                SplitBehavior.MergedWithPrevious => isMatch && !wasMatch,
                SplitBehavior.Contiguous => isMatch == wasMatch,
                _ => false,
            };
            if (!isJoined)
            {
                output.AddText(start, end);
                start = span.Start;
            }

            end = isMatch && behavior == SplitBehavior.Removed ? start : span.End;
            wasMatch = isMatch;
        }

        output.AddText(start, end);
    }

    /// <summary>Of several matches in a row the last one is merged, as seen from the end.</summary>
    private void AddMergedWithNext(List<MatchSpan> spans, PieceList output)
    {
        for (var i = 0; i < spans.Count; i++)
        {
            var start = spans[i].Start;
            var isMatch = spans[i].IsMatch != isInverted;
            if (isMatch && i + 1 < spans.Count && spans[i + 1].IsMatch == isInverted)
            {
                i++;
            }

            output.AddText(start, spans[i].End);
        }
    }
}
