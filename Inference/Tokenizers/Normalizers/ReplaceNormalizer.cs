namespace Search.Inference;

/// <summary>Replaces every match of a pattern; the replacement comes from the last character it replaces.</summary>
internal sealed class ReplaceNormalizer(TextPattern pattern, string replacement) : Normalizer
{
    protected override void Append(TokenizerState state, int start, int end)
    {
        pattern.FindAll(state.Text.Chars, start, end, state.Patterns);
        foreach (var span in state.Patterns.Spans)
        {
            if (span.IsMatch)
            {
                Replace(state, start, span);
            }
            else
            {
                state.NextText.AppendRange(state.Text, span.Start, span.End);
            }
        }
    }

    private void Replace(TokenizerState state, int pieceStart, MatchSpan span)
    {
        var place = default(TokenOffset);
        if (span.End > pieceStart)
        {
            var codePoint = UnicodeProperties.CodePointBefore(state.Text.Chars, span.End);
            var first = span.End - UnicodeProperties.UnitsOf(codePoint);
            place = new TokenOffset(state.Text.StartOf(first), state.Text.EndOf(span.End - 1));
        }
        else if (state.Text.Length > pieceStart)
        {
            place = new TokenOffset(state.Text.StartOf(pieceStart), state.Text.StartOf(pieceStart));
        }

        state.CheckLength();
        foreach (var unit in replacement)
        {
            state.NextText.Append(unit, place.Start, place.End);
        }
    }
}
