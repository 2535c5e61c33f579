namespace Search.Inference;

/// <summary>
/// Turns the visible character back into spaces; in the first token it goes away where one was prepended.
/// </summary>
internal sealed class MetaspaceDecoder(char replacement, PrependScheme scheme) : TokenDecoder
{
    public override List<string> Decode(List<string> tokens)
    {
        var decoded = tokens.ConvertAll(token => token.Replace(replacement, ' '));
        if (decoded.Count > 0 && scheme != PrependScheme.Never)
        {
            decoded[0] = tokens[0].Replace(replacement.ToString(), "", StringComparison.Ordinal);
        }

        return decoded;
    }
}
