namespace Search.Indexing;

/// <summary>Numbers of words in one byte.</summary>
/// <remarks>
/// Up to 127 each has a code of its own; from 128 to about a million there are 128 steps of 7 %. Lucene's own form of
/// this version has steps of a quarter at all lengths, which is much for short chunks: titles and abstracts of 20 to 30
/// words are all of one length.
/// </remarks>
internal static class FieldLengths
{
    private const int ExactCodes = 128;
    private const int Longest = 1 << 20;

    private static readonly double Step = Math.Log((double)Longest / ExactCodes) / (byte.MaxValue - ExactCodes);

    private static readonly float[] Lengths =
        [.. Enumerable.Range(0, byte.MaxValue + 1).Select(code => code < ExactCodes ? code : LengthOf(code))];

    public static byte Encode(int length) => length < ExactCodes
        ? (byte)Math.Max(0, length)
        : (byte)Math.Min(byte.MaxValue, ExactCodes + (int)Math.Round(Math.Log((double)length / ExactCodes) / Step));

    public static float Decode(byte code) => Lengths[code];

    private static float LengthOf(int code) => (float)(ExactCodes * Math.Exp(Step * (code - ExactCodes)));
}
