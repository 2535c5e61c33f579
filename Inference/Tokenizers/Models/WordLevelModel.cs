namespace Search.Inference;

/// <summary>Whole words only: a piece is a token or unknown.</summary>
internal sealed class WordLevelModel(Vocabulary vocabulary, int unknownId) : TokenModel
{
    public override Vocabulary Vocabulary => vocabulary;

    public override ModelWorker CreateWorker() => new Worker(vocabulary, unknownId);

    private sealed class Worker(Vocabulary vocabulary, int unknownId) : ModelWorker
    {
        public override void Tokenize(ReadOnlySpan<char> piece, int start, TokenBuffer tokens) =>
            tokens.Add(vocabulary.TryGetId(piece, out var id) ? id : unknownId, start, start + piece.Length);
    }
}
