using System.Runtime.InteropServices;

namespace Search.Inference;

/// <summary>A range of the tokens of a sequence, with the original text.</summary>
internal readonly ref struct TokenSlice(TokenBuffer tokens, int start, int end, ReadOnlySpan<char> text)
{
    public ReadOnlySpan<int> Ids { get; } = tokens.Ids[start..end];

    public ReadOnlySpan<TokenOffset> Offsets { get; } = tokens.Offsets[start..end];

    public ReadOnlySpan<int> Words { get; } = tokens.Words[start..end];

    /// <summary>White space at the ends of each token; empty when nothing trims.</summary>
    public ReadOnlySpan<TokenMargin> Margins { get; } =
        tokens.Margins.Count == 0 ? default : CollectionsMarshal.AsSpan(tokens.Margins)[start..end];

    public ReadOnlySpan<char> Text { get; } = text;
}
