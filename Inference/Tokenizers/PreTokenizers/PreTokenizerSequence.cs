namespace Search.Inference;

/// <summary>Pre-tokenizers one after the other.</summary>
internal sealed class PreTokenizerSequence(PreTokenizer[] steps) : PreTokenizer
{
    public override void Apply(TokenizerState state)
    {
        foreach (var step in steps)
        {
            step.Apply(state);
        }
    }
}
