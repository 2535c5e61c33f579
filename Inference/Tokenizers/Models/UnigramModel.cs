namespace Search.Inference;

/// <summary>
/// The unigram language model of SentencePiece (Kudo 2018): of all ways to cut a piece, the one whose tokens have the
/// highest sum of scores.
/// </summary>
internal sealed class UnigramModel : TokenModel
{
    /// <summary>How far below the lowest score an unknown character is, as in SentencePiece.</summary>
    private const double UnknownPenalty = 10;

    private readonly double[] _scores;
    private readonly int[] _byteIds;

    /// <param name="vocabulary">The tokens; their ids are their places.</param>
    /// <param name="scores">The score of every id.</param>
    /// <param name="unknownId">Id given to what no token covers, or null.</param>
    /// <param name="fallsBackToBytes">Whether unknown text becomes the tokens of its bytes where all exist.</param>
    public UnigramModel(Vocabulary vocabulary, double[] scores, int? unknownId, bool fallsBackToBytes)
    {
        Vocabulary = vocabulary;
        (_scores, UnknownId) = (scores, unknownId);
        UnknownScore = scores.Min() - UnknownPenalty;
        _byteIds = fallsBackToBytes ? BytePairModel.FindByteIds(vocabulary) : [];
        foreach (var (token, id) in vocabulary.Entries)
        {
            Trie.SetValue(Trie.Insert(CharacterTrie.Root, token), id);
        }

        Trie.SetValue(CharacterTrie.Root, -1);
    }

    public override Vocabulary Vocabulary { get; }

    public CharacterTrie Trie { get; } = new();

    public int? UnknownId { get; }

    public double UnknownScore { get; }

    public bool FallsBackToBytes => _byteIds.Length > 0;

    public double ScoreOf(int id) => _scores[id];

    /// <summary>The token of a byte, or −1.</summary>
    public int IdOfByte(byte value) => _byteIds[value];

    public override bool KeepsText(int id) => id == UnknownId;

    public override ModelWorker CreateWorker() => new UnigramWorker(this);
}
