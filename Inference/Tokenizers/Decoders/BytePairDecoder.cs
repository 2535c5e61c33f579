namespace Search.Inference;

/// <summary>Turns the end-of-word suffix into a space, and into nothing in the last token.</summary>
internal sealed class BytePairDecoder(string suffix) : TokenDecoder
{
    public override List<string> Decode(List<string> tokens) =>
        [.. tokens.Select((token, i) => Replace(token, i == tokens.Count - 1 ? "" : " "))];

    private string Replace(string token, string by) =>
        suffix.Length == 0 ? token : token.Replace(suffix, by, StringComparison.Ordinal);
}
