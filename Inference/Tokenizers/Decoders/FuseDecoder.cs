namespace Search.Inference;

/// <summary>Joins all tokens into one, so that later steps see the text as a whole.</summary>
internal sealed class FuseDecoder : TokenDecoder
{
    public override List<string> Decode(List<string> tokens) => [string.Concat(tokens)];
}
