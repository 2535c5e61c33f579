namespace Search.Inference;

/// <summary>Decoders one after the other.</summary>
internal sealed class DecoderSequence(IReadOnlyList<TokenDecoder> steps) : TokenDecoder
{
    public override List<string> Decode(List<string> tokens) =>
        steps.Aggregate(tokens, (current, step) => step.Decode(current));
}
