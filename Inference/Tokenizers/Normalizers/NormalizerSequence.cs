namespace Search.Inference;

/// <summary>Normalizers one after the other.</summary>
internal sealed class NormalizerSequence(Normalizer[] steps) : Normalizer
{
    public override void Apply(TokenizerState state)
    {
        foreach (var step in steps)
        {
            step.Apply(state);
        }
    }

    protected override void Append(TokenizerState state, int start, int end) =>
        throw new InvalidOperationException("A sequence rewrites by its steps.");
}
