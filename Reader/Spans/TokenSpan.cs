using Search.Inference;
using Search.Pipeline;

namespace Search.Reader;

/// <summary>From tokens to the words that they stand for.</summary>
internal static class TokenSpan
{
    /// <summary>The text of tokens, without white space at its ends and never with half a surrogate pair.</summary>
    /// <param name="tokens">The tokens of a window.</param>
    /// <param name="first">The first token.</param>
    /// <param name="last">The last token.</param>
    /// <param name="text">The text that the tokens' offsets point into.</param>
    public static TextSpan Of(TokenEncoding tokens, int first, int last, string text)
    {
        var offsets = tokens.Offsets;
        var (start, end) = (offsets[first].Start, Math.Max(offsets[first].Start, offsets[last].End));
        if (CutsPair(text, start))
        {
            start--;
        }

        if (CutsPair(text, end))
        {
            end++;
        }

        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return new TextSpan(start, end);
    }

    private static bool CutsPair(string text, int index) =>
        index > 0 && index < text.Length && char.IsLowSurrogate(text[index]) && char.IsHighSurrogate(text[index - 1]);
}
