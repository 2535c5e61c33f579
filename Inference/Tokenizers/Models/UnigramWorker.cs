namespace Search.Inference;

/// <summary>Finds the best cut of a piece by dynamic programming over its places (Viterbi).</summary>
internal sealed class UnigramWorker(UnigramModel model) : ModelWorker
{
    private BestCut[] _cuts = new BestCut[64];
    private int[] _ends = new int[64];

    public override void Tokenize(ReadOnlySpan<char> piece, int start, TokenBuffer tokens)
    {
        if (_cuts.Length <= piece.Length)
        {
            _cuts = new BestCut[Math.Max(piece.Length + 1, _cuts.Length * 2)];
            _ends = new int[_cuts.Length];
        }

        Search(piece);
        Emit(piece, start, tokens);
    }

    private void Search(ReadOnlySpan<char> piece)
    {
        _cuts.AsSpan(0, piece.Length + 1).Fill(BestCut.None);
        for (var at = 0; at < piece.Length;)
        {
            var score = _cuts[at].Score;
            var character = UnicodeProperties.UnitsOf(UnicodeProperties.CodePointAt(piece, at));
            if (!TryTokens(piece, at, character, score))
            {
                var id = model.UnknownId ?? throw new TokenizerException(
                    $"No token for '{piece.Slice(at, character)}' at {at} of '{piece}'; expected the model to have "
                    + "one, or an unknown token.");
                Offer(at + character, at, id, score + model.UnknownScore);
            }

            at += character;
        }
    }

    /// <summary>Offers every token that begins at a place; false when none covers exactly one character.</summary>
    private bool TryTokens(ReadOnlySpan<char> piece, int at, int character, double score)
    {
        var hasSingle = false;
        var node = CharacterTrie.Root;
        for (var end = at; end < piece.Length;)
        {
            node = model.Trie.Step(node, piece[end++]);
            if (node < 0)
            {
                break;
            }

            var id = model.Trie.ValueOf(node);
            if (id >= 0)
            {
                Offer(end, at, id, score + model.ScoreOf(id));
                hasSingle |= end == at + character;
            }
        }

        return hasSingle;
    }

    private void Offer(int end, int start, int id, double score)
    {
        ref var best = ref _cuts[end];
        if (best.Start < 0 || score > best.Score)
        {
            best = new BestCut(id, start, score);
        }
    }

    /// <summary>
    /// Walks the best cut back from the end, then adds its tokens in order; unknown neighbours are fused.
    /// </summary>
    private void Emit(ReadOnlySpan<char> piece, int start, TokenBuffer tokens)
    {
        var count = 0;
        for (var end = piece.Length; end > 0; end = _cuts[end].Start)
        {
            var isFused = count > 0 && IsUnknown(end) && IsUnknown(_ends[count - 1]);
            if (!isFused)
            {
                _ends[count++] = end;
            }
        }

        var from = 0;
        while (count > 0)
        {
            var end = _ends[--count];
            if (IsUnknown(end))
            {
                AddUnknown(piece, from, end, start, tokens);
            }
            else
            {
                tokens.Add(_cuts[end].Id, start + from, start + end);
            }

            from = end;
        }
    }

    private bool IsUnknown(int end) => _cuts[end].Id == model.UnknownId;

    /// <summary>Fused unknown text may be a token after all, one with a score too low to win.</summary>
    private void AddUnknown(ReadOnlySpan<char> piece, int from, int end, int start, TokenBuffer tokens)
    {
        var text = piece[from..end];
        if (model.Vocabulary.TryGetId(text, out var id))
        {
            tokens.Add(id, start + from, start + end);
        }
        else if (!(model.FallsBackToBytes && TryAddBytes(text, start + from, tokens)))
        {
            tokens.Add(model.UnknownId!.Value, start + from, start + end);
        }
    }

    private bool TryAddBytes(ReadOnlySpan<char> text, int start, TokenBuffer tokens)
    {
        var count = tokens.Count;
        Span<byte> bytes = stackalloc byte[4];
        for (var at = 0; at < text.Length;)
        {
            var codePoint = UnicodeProperties.CodePointAt(text, at);
            foreach (var value in bytes[..UnicodeProperties.EncodeUtf8(codePoint, bytes)])
            {
                if (model.IdOfByte(value) < 0)
                {
                    tokens.RemoveFrom(count);
                    return false;
                }

                tokens.Add(model.IdOfByte(value), start, start + text.Length);
            }

            at += UnicodeProperties.UnitsOf(codePoint);
        }

        return true;
    }

    private readonly record struct BestCut(int Id, int Start, double Score)
    {
        public static BestCut None => new(-1, -1, 0);
    }
}
