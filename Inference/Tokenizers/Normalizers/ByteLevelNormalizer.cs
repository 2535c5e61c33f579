namespace Search.Inference;

/// <summary>Writes the UTF-8 bytes of the text in the byte alphabet.</summary>
internal sealed class ByteLevelNormalizer : Normalizer
{
    protected override void Append(TokenizerState state, int start, int end) =>
        ByteAlphabet.Append(state.Text, start, end, state.NextText);
}
