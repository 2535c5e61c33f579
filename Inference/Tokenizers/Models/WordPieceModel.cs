namespace Search.Inference;

/// <summary>
/// WordPiece (Schuster and Nakajima 2012, as in BERT): the longest known piece first, from left to right; a word with
/// a remainder that no piece begins is unknown as a whole.
/// </summary>
internal sealed class WordPieceModel : TokenModel
{
    private readonly CharacterTrie _trie = new();
    private readonly int _continuation;
    private readonly int _unknownId;
    private readonly int _maximumCharacters;

    /// <param name="vocabulary">All tokens.</param>
    /// <param name="unknownId">Id given to words that cannot be cut.</param>
    /// <param name="prefix">What a token within a word begins with, "##" in BERT.</param>
    /// <param name="maximumCharacters">Longest word that is cut at all, in code points.</param>
    public WordPieceModel(Vocabulary vocabulary, int unknownId, string prefix, int maximumCharacters)
    {
        Vocabulary = vocabulary;
        (_unknownId, _maximumCharacters) = (unknownId, maximumCharacters);
        _continuation = _trie.AddRoot();
        foreach (var (token, id) in vocabulary.Entries)
        {
            _trie.SetValue(_trie.Insert(CharacterTrie.Root, token), id);
            if (token.StartsWith(prefix, StringComparison.Ordinal))
            {
                _trie.SetValue(_trie.Insert(_continuation, token.AsSpan(prefix.Length)), id);
            }
        }

        // An empty token would match everywhere and never advance; the reference cannot reach it either.
        _trie.SetValue(CharacterTrie.Root, -1);
        _trie.SetValue(_continuation, -1);
    }

    public override Vocabulary Vocabulary { get; }

    public override ModelWorker CreateWorker() => new Worker(this);

    private bool IsTooLong(ReadOnlySpan<char> word)
    {
        if (word.Length <= _maximumCharacters)
        {
            return false;
        }

        var characters = word.Length;
        foreach (var unit in word)
        {
            characters -= char.IsLowSurrogate(unit) ? 1 : 0;
        }

        return characters > _maximumCharacters;
    }

    private sealed class Worker(WordPieceModel model) : ModelWorker
    {
        public override void Tokenize(ReadOnlySpan<char> piece, int start, TokenBuffer tokens)
        {
            if (model.IsTooLong(piece))
            {
                tokens.Add(model._unknownId, start, start + piece.Length);
            }
            else if (model.Vocabulary.TryGetId(piece, out var id))
            {
                tokens.Add(id, start, start + piece.Length);
            }
            else
            {
                Cut(piece, start, tokens);
            }
        }

        private void Cut(ReadOnlySpan<char> word, int start, TokenBuffer tokens)
        {
            var count = tokens.Count;
            var root = CharacterTrie.Root;
            for (var at = 0; at < word.Length;)
            {
                var id = model._trie.FindLongest(root, word[at..], out var length);
                if (id < 0)
                {
                    tokens.RemoveFrom(count);
                    tokens.Add(model._unknownId, start, start + word.Length);
                    return;
                }

                tokens.Add(id, start + at, start + at + length);
                at += length;
                root = model._continuation;
            }
        }
    }
}
