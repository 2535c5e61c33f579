namespace Search.Inference;

/// <summary>Tells which tokens are the rest of a word that began with the token before them.</summary>
/// <remarks>
/// A vocabulary that marks continuations (WordPiece's <c>##</c>) knows its words, which the pre-tokenizer split. Others
/// do not: there a word is what stands between white space, punctuation included, and an unknown token is a word of its
/// own. That is how Hugging Face Transformers decides, but for two things: there only a space separates words, so that
/// they would be joined over a line's end; and there a token whose normalised text is of another length than its place
/// is taken for a continuation.
/// </remarks>
internal sealed class WordBoundaries
{
    private readonly bool _knowsWords;
    private readonly HashSet<int> _unknown = [];

    public WordBoundaries(ModelFolder folder, Tokenizer tokenizer)
    {
        _knowsWords = ContinuationPrefix.IsUsed(folder);
        foreach (var token in (ReadOnlySpan<string>)["[UNK]", "<unk>"])
        {
            if (tokenizer.TryGetId(token, out var id))
            {
                _unknown.Add(id);
            }
        }
    }

    /// <summary>Whether a token that is not special continues the word of the one before it.</summary>
    public bool Continues(string text, TokenEncoding window, int token)
    {
        if (_unknown.Contains(window.Ids[token]))
        {
            return false;
        }

        if (_knowsWords)
        {
            return token > 0 && !window.IsSpecial(token - 1) && window.Words[token] == window.Words[token - 1];
        }

        var start = window.Offsets[token].Start;
        return start > 0 && !char.IsWhiteSpace(text[start - 1])
            && !(start < text.Length && char.IsWhiteSpace(text[start]));
    }
}
