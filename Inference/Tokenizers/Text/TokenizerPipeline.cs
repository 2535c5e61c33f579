namespace Search.Inference;

/// <summary>The stages of a tokenizer file, from text to tokens. Immutable and thread-safe.</summary>
internal sealed class TokenizerPipeline
{
    private readonly TokenizerStatePool _states;

    public TokenizerPipeline(TokenModel model, AddedVocabulary addedTokens)
    {
        (Model, AddedTokens) = (model, addedTokens);
        VocabularySize = model.Size + addedTokens.CountBeyond(model.Vocabulary);
        _states = new TokenizerStatePool(model);
    }

    public TokenModel Model { get; }

    public AddedVocabulary AddedTokens { get; }

    public Normalizer? Normalizer { get; init; }

    public PreTokenizer? PreTokenizer { get; init; }

    public PostProcessor PostProcessor { get; init; } = PostProcessor.None;

    public TokenDecoder? Decoder { get; init; }

    public TokenTruncation? Truncation { get; init; }

    public TokenPadding? Padding { get; init; }

    public int? PaddingId =>
        Padding is not null ? Padding.Id
        : AddedTokens.TryGetId("[PAD]", out var id) || AddedTokens.TryGetId("<pad>", out id) ? id
        : null;

    public int VocabularySize { get; }

    public TokenizerState Rent() => _states.Rent();

    public void Return(TokenizerState state) => _states.Return(state);

    public bool TryGetId(string token, out int id) =>
        AddedTokens.TryGetId(token, out id) || Model.Vocabulary.TryGetId(token, out id);

    public string? GetToken(int id) => AddedTokens.GetToken(id) ?? Model.Vocabulary.GetToken(id);

    /// <summary>Fills a buffer with the tokens of a text and their places in it.</summary>
    public void Tokenize(ReadOnlySpan<char> text, TokenizerState state, TokenBuffer tokens)
    {
        tokens.Clear();
        state.Start(text);
        AddedTokens.SplitOriginal(state);
        Normalizer?.Apply(state);
        AddedTokens.SplitNormalized(state);
        PreTokenizer?.Apply(state);
        ReadPieces(state, tokens);
        tokens.MapToOriginal(state.Text);
    }

    public string Decode(ReadOnlySpan<int> ids, bool skipSpecialTokens)
    {
        var tokens = new List<string>(ids.Length);
        foreach (var id in ids)
        {
            if (GetToken(id) is { } token && !(skipSpecialTokens && AddedTokens.IsSpecial(token)))
            {
                tokens.Add(token);
            }
        }

        return Decoder is null ? string.Join(' ', tokens) : string.Concat(Decoder.Decode(tokens));
    }

    private void ReadPieces(TokenizerState state, TokenBuffer tokens)
    {
        var chars = state.Text.Chars;
        var trims = PostProcessor.Trims.Count > 0;
        foreach (var piece in state.Pieces.Pieces)
        {
            var count = tokens.Count;
            if (piece.IsText)
            {
                state.Worker.Tokenize(chars[piece.Start..piece.End], piece.Start, tokens);
            }
            else
            {
                tokens.Add(piece.TokenId, piece.Start, piece.End);
            }

            if (trims)
            {
                AddMargins(piece, chars, tokens, count);
            }

            tokens.Word++;
        }
    }

    private void AddMargins(Piece piece, ReadOnlySpan<char> chars, TokenBuffer tokens, int from)
    {
        for (var i = from; i < tokens.Count; i++)
        {
            // Most tokens are measured as the vocabulary writes them; the others as they stand in the text.
            var isWritten = piece.IsText && !Model.KeepsText(tokens.Ids[i]);
            var offset = tokens.Offsets[i];
            tokens.Margins.Add(OffsetTrimmer.Measure(
                isWritten ? Model.Vocabulary.GetToken(tokens.Ids[i]) : chars[offset.Start..offset.End]));
        }
    }
}
