using System.Numerics;

namespace Search.Pipeline;

/// <summary>Writes small numbers in few bits: exponential Golomb codes, in which a zero takes a bit.</summary>
internal sealed class BitWriter
{
    private readonly List<byte> _bytes = [];
    private int _free;

    public int BitCount => (_bytes.Count * 8) - _free;

    public void WriteBit(bool bit)
    {
        if (_free == 0)
        {
            _bytes.Add(0);
            _free = 8;
        }

        _free--;
        if (bit)
        {
            _bytes[^1] |= (byte)(1 << _free);
        }
    }

    /// <summary>Writes a number whose usual size is about two to the power of <paramref name="order"/>.</summary>
    public void WriteUnsigned(uint value, int order = 0)
    {
        var coded = value + (1UL << order);
        var bits = 64 - BitOperations.LeadingZeroCount(coded);
        for (var i = order + 1; i < bits; i++)
        {
            WriteBit(true);
        }

        WriteBit(false);
        for (var i = bits - 2; i >= 0; i--)
        {
            WriteBit((coded >> i & 1) != 0);
        }
    }

    public void WriteSigned(int value, int order = 0) => WriteUnsigned((uint)((value << 1) ^ (value >> 31)), order);

    public byte[] ToArray() => [.. _bytes];
}
