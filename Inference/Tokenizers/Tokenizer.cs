namespace Search.Inference;

/// <summary>Turns text into the token ids of a model and back, as the model's tokenizer.json prescribes.</summary>
/// <remarks>
/// Immutable and thread-safe; working memory is pooled inside. Ids, segment ids and offsets are those of the Hugging
/// Face tokenizers library. A lone surrogate in the text counts as U+FFFD.
/// </remarks>
public sealed partial class Tokenizer
{
    private readonly TokenizerPipeline _pipeline;

    internal Tokenizer(TokenizerPipeline pipeline) => _pipeline = pipeline;

    /// <summary>Number of tokens of the model and tokens added to it.</summary>
    public int VocabularySize => _pipeline.VocabularySize;

    /// <summary>The truncation that the file suggests, or null. It is never applied on its own.</summary>
    public TokenTruncation? Truncation => _pipeline.Truncation;

    /// <summary>The padding that the file suggests, or null. It is never applied on its own.</summary>
    public TokenPadding? Padding => _pipeline.Padding;

    /// <summary>
    /// Id of the padding token: that of <see cref="Padding"/>, else of the added token <c>[PAD]</c> or
    /// <c>&lt;pad&gt;</c>, else null.
    /// </summary>
    public int? PaddingId => _pipeline.PaddingId;

    /// <summary>Finds the id of a token.</summary>
    /// <param name="token">The token as the vocabulary writes it, for example <c>##ing</c> or <c>Ġthe</c>.</param>
    /// <param name="id">The id, −1 if there is no such token.</param>
    /// <returns>Whether the vocabulary has the token.</returns>
    public bool TryGetId(string token, out int id)
    {
        ArgumentNullException.ThrowIfNull(token);
        return _pipeline.TryGetId(token, out id);
    }

    /// <summary>Finds the token of an id.</summary>
    /// <param name="id">The id.</param>
    /// <returns>The token as the vocabulary writes it, or null if no token has this id.</returns>
    public string? GetToken(int id) => _pipeline.GetToken(id);

    /// <summary>Counts the special tokens that are put around a text or a pair.</summary>
    /// <param name="pair">True for two texts.</param>
    /// <returns>For BERT 2 and 3, for RoBERTa 2 and 4.</returns>
    public int CountSpecialTokens(bool pair) => _pipeline.PostProcessor.CountSpecialTokens(pair);

    /// <summary>Encodes one text with its special tokens.</summary>
    /// <param name="text">The text, of any length; nothing is cut.</param>
    /// <returns>A new encoding.</returns>
    /// <exception cref="TokenizerException">The model has no token for a character and no unknown token.</exception>
    public TokenEncoding Encode(string text) => Encode(text, addSpecialTokens: true);

    /// <summary>Encodes one text.</summary>
    /// <param name="text">The text, of any length; nothing is cut.</param>
    /// <param name="addSpecialTokens">Whether to put the model's special tokens around it.</param>
    /// <returns>A new encoding.</returns>
    /// <exception cref="TokenizerException">The model has no token for a character and no unknown token.</exception>
    public TokenEncoding Encode(string text, bool addSpecialTokens)
    {
        ArgumentNullException.ThrowIfNull(text);
        var encoding = new TokenEncoding();
        Encode(text, encoding, addSpecialTokens);
        return encoding;
    }

    /// <summary>Encodes one text into a buffer. Once warm it allocates nothing.</summary>
    /// <param name="text">The text, of any length.</param>
    /// <param name="destination">Is cleared and filled.</param>
    /// <param name="addSpecialTokens">Whether to put the model's special tokens around it.</param>
    /// <param name="truncation">
    /// How to cut the text, or null to keep all of it. Strategy and stride do not matter for one text.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">Nothing would be left of the text.</exception>
    /// <exception cref="TokenizerException">The model has no token for a character and no unknown token.</exception>
    public void Encode(
        ReadOnlySpan<char> text,
        TokenEncoding destination,
        bool addSpecialTokens = true,
        TokenTruncation? truncation = null)
    {
        ArgumentNullException.ThrowIfNull(destination);
        // A state that an exception keeps from being returned is left to the garbage collector: it may be half filled.
        var state = _pipeline.Rent();
        _pipeline.Tokenize(text, state, state.First);
        var count = state.First.Count;
        var specials = addSpecialTokens ? CountSpecialTokens(pair: false) : 0;
        var kept = truncation is null ? count : TruncationPlan.Make(truncation, count, specials).First;
        _pipeline.PostProcessor.Process(
            Keep(state.First, kept, truncation, text), default, isPair: false, addSpecialTokens, destination);
        _pipeline.Return(state);
    }

    /// <summary>Encodes two texts as one sequence of tokens, such as a question and its context.</summary>
    /// <param name="first">The first text.</param>
    /// <param name="second">The second text.</param>
    /// <param name="destination">Is cleared and filled.</param>
    /// <param name="addSpecialTokens">Whether to put the model's special tokens around and between the two.</param>
    /// <param name="truncation">How to cut the two, or null to keep all of them. The stride does not matter.</param>
    /// <exception cref="ArgumentOutOfRangeException">Nothing would be left of the text that is to be cut.</exception>
    /// <exception cref="TokenizerException">The model has no token for a character and no unknown token.</exception>
    public void EncodePair(
        ReadOnlySpan<char> first,
        ReadOnlySpan<char> second,
        TokenEncoding destination,
        bool addSpecialTokens = true,
        TokenTruncation? truncation = null)
    {
        ArgumentNullException.ThrowIfNull(destination);
        var state = _pipeline.Rent();
        _pipeline.Tokenize(first, state, state.First);
        _pipeline.Tokenize(second, state, state.Second);
        var kept = new TruncationPlan(state.First.Count, state.Second.Count);
        if (truncation is not null)
        {
            var specials = addSpecialTokens ? CountSpecialTokens(pair: true) : 0;
            kept = TruncationPlan.Make(truncation, kept.First, kept.Second, specials);
        }

        _pipeline.PostProcessor.Process(
            Keep(state.First, kept.First, truncation, first),
            Keep(state.Second, kept.Second, truncation, second),
            isPair: true,
            addSpecialTokens,
            destination);
        _pipeline.Return(state);
    }

    /// <summary>Turns ids back into text. This is not always the text that was encoded.</summary>
    /// <param name="ids">Ids; those that no token has are left out.</param>
    /// <param name="skipSpecialTokens">Whether special tokens are left out.</param>
    /// <returns>The text as the file's decoder joins it; without a decoder, the tokens with spaces between.</returns>
    public string Decode(ReadOnlySpan<int> ids, bool skipSpecialTokens = true) =>
        _pipeline.Decode(ids, skipSpecialTokens);

    private static TokenSlice Keep(
        TokenBuffer tokens, int length, TokenTruncation? truncation, ReadOnlySpan<char> text)
    {
        var (start, end) = TruncationPlan.Keep(tokens.Count, length, truncation?.Side ?? TokenSide.Right);
        return new TokenSlice(tokens, start, end, text);
    }
}
