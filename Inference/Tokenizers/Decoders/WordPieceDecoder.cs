namespace Search.Inference;

/// <summary>Joins word pieces: a space before every token but the first, unless it continues a word.</summary>
internal sealed class WordPieceDecoder(string prefix, bool cleansUp) : TokenDecoder
{
    /// <summary>The spaces that the reference takes out of English text again, in its order.</summary>
    private static readonly (string Found, string Wanted)[] Cleanups =
    [
        (" .", "."), (" ?", "?"), (" !", "!"), (" ,", ","), (" ' ", "'"), (" n't", "n't"), (" 'm", "'m"),
        (" do not", " don't"), (" 's", "'s"), (" 've", "'ve"), (" 're", "'re"),
    ];

    public override List<string> Decode(List<string> tokens)
    {
        var decoded = new List<string>(tokens.Count);
        foreach (var token in tokens)
        {
            decoded.Add(decoded.Count == 0 ? CleanUp(token) : CleanUp(Join(token)));
        }

        return decoded;
    }

    private string Join(string token) =>
        token.StartsWith(prefix, StringComparison.Ordinal) ? token[prefix.Length..] : ' ' + token;

    private string CleanUp(string text)
    {
        if (cleansUp)
        {
            foreach (var (found, wanted) in Cleanups)
            {
                text = text.Replace(found, wanted, StringComparison.Ordinal);
            }
        }

        return text;
    }
}
