namespace Search.Inference;

/// <summary>A normalizer that looks at one character at a time: keeps, replaces or removes it.</summary>
internal abstract class CharacterNormalizer : Normalizer
{
    protected override void Append(TokenizerState state, int start, int end)
    {
        var chars = state.Text.Chars;
        for (var at = start; at < end;)
        {
            var codePoint = UnicodeProperties.CodePointAt(chars, at);
            var next = at + UnicodeProperties.UnitsOf(codePoint);
            Append(codePoint, state.NextText, new TokenOffset(state.Text.StartOf(at), state.Text.EndOf(next - 1)));
            at = next;
        }
    }

    /// <summary>Appends what a character becomes; all of it comes from the character's place.</summary>
    protected abstract void Append(int codePoint, AlignedText destination, TokenOffset place);
}
