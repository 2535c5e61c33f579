namespace Search.Pipeline;

/// <summary>Tells whether a Chinese or Japanese sentence goes on after the speech that it quotes.</summary>
internal static class QuotedSpeech
{
    private const int MostBeforeVerb = 4;
    private const string Particles = "とっはがのをにもでや";
    private const string SpeechVerbs = "说說道问問喊叫笑想";
    private const string Commas = "，、；,";

    /// <summary>Whether the text after closing quotes or brackets belongs to the same sentence.</summary>
    public static bool GoesOn(string text, int after, int end)
    {
        if (!SentenceMarks.IsCloser(text[after - 1]))
        {
            return false;
        }

        if (Commas.Contains(text[after], StringComparison.Ordinal)
            || Particles.Contains(text[after], StringComparison.Ordinal))
        {
            return true;
        }

        var speech = text.AsSpan(after, Math.Min(MostBeforeVerb, end - after));
        for (var i = 0; i < speech.Length && speech[i] is >= '\u4E00' and <= '\u9FFF'; i++)
        {
            if (SpeechVerbs.Contains(speech[i], StringComparison.Ordinal)
                || (speech[i] == '答' && i > 0 && (i == 1 || speech[i - 1] == '回')))
            {
                return true;
            }
        }

        return false;
    }
}
