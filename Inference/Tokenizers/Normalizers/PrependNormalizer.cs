namespace Search.Inference;

/// <summary>Puts a string before text that is not empty; it comes from the place of the first character.</summary>
internal sealed class PrependNormalizer(string prefix) : Normalizer
{
    protected override void Append(TokenizerState state, int start, int end)
    {
        if (start == end)
        {
            return;
        }

        var first = UnicodeProperties.UnitsOf(UnicodeProperties.CodePointAt(state.Text.Chars, start));
        foreach (var unit in prefix)
        {
            state.NextText.Append(unit, state.Text.StartOf(start), state.Text.EndOf(start + first - 1));
        }

        state.NextText.AppendRange(state.Text, start, end);
    }
}
