namespace Search.Inference;

/// <summary>The added tokens of a file, looked for first in the original text, then in the normalised one.</summary>
internal sealed class AddedVocabulary
{
    private readonly AddedTokenMatcher _original;
    private readonly AddedTokenMatcher _normalized;
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<int, string> _tokens = [];
    private readonly HashSet<string> _special = new(StringComparer.Ordinal);

    /// <param name="tokens">The tokens in the order of the file.</param>
    /// <param name="normalize">The file's normalizer, applied to tokens that are matched in normalised text.</param>
    public AddedVocabulary(IReadOnlyList<AddedToken> tokens, Func<string, string> normalize)
    {
        foreach (var token in tokens)
        {
            _ids[token.Content] = token.Id;
            _tokens[token.Id] = token.Content;
            if (token.IsSpecial)
            {
                _special.Add(token.Content);
            }
        }

        // Of two tokens with the same form the special one is found, as the reference lists these first.
        var inOrder = tokens.OrderBy(token => token.IsSpecial ? 0 : 1).ToLookup(token => token.IsNormalized);
        _original = new AddedTokenMatcher(inOrder[false].Select(token => (token.Content, token)));
        _normalized = new AddedTokenMatcher(inOrder[true].Select(token => (normalize(token.Content), token)));
    }

    public bool TryGetId(string token, out int id)
    {
        if (_ids.TryGetValue(token, out id))
        {
            return true;
        }

        id = -1;
        return false;
    }

    public string? GetToken(int id) => _tokens.GetValueOrDefault(id);

    public bool IsSpecial(string token) => _special.Contains(token);

    /// <summary>Number of added tokens that a vocabulary lacks.</summary>
    public int CountBeyond(Vocabulary vocabulary) => _ids.Keys.Count(token => !vocabulary.TryGetId(token, out _));

    public void SplitOriginal(TokenizerState state) => Split(_original, state);

    public void SplitNormalized(TokenizerState state) => Split(_normalized, state);

    private static void Split(AddedTokenMatcher matcher, TokenizerState state)
    {
        if (matcher.IsEmpty)
        {
            return;
        }

        foreach (var piece in state.Pieces.Pieces)
        {
            if (piece.IsText)
            {
                matcher.Split(state.Text.Chars, piece, state.NextPieces);
            }
            else
            {
                state.NextPieces.Add(piece);
            }
        }

        state.TakePieces();
    }
}
