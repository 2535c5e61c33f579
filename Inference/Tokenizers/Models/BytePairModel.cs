namespace Search.Inference;

/// <summary>
/// Byte-pair encoding (Sennrich, Haddow and Birch 2016): a word starts as its characters, and the adjacent pair with
/// the lowest rank is joined until no pair is left that may be.
/// </summary>
internal sealed class BytePairModel(Vocabulary vocabulary, MergeTable merges, BytePairOptions options) : TokenModel
{
    private readonly int[] _byteIds = FindByteIds(vocabulary);

    public override Vocabulary Vocabulary => vocabulary;

    public MergeTable Merges => merges;

    public BytePairOptions Options => options;

    public override ModelWorker CreateWorker() => new BytePairWorker(this);

    /// <summary>The token of a byte where characters fall back to bytes, or −1.</summary>
    public int IdOfByte(byte value) => _byteIds[value];

    /// <summary>The ids of the tokens "&lt;0x00&gt;" to "&lt;0xFF&gt;", −1 for those that are missing.</summary>
    public static int[] FindByteIds(Vocabulary vocabulary)
    {
        var ids = new int[256];
        for (var value = 0; value < ids.Length; value++)
        {
            vocabulary.TryGetId($"<0x{value:X2}>", out ids[value]);
        }

        return ids;
    }
}
