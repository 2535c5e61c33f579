namespace Search.Pipeline;

/// <summary>Reads what <see cref="BitWriter"/> wrote, and trusts nothing of it.</summary>
internal ref struct BitReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private long _position;

    public bool ReadBit()
    {
        var index = (int)(_position >> 3);
        CompactReader.Require(index < _bytes.Length, "the boxes end too early");
        var bit = (_bytes[index] >> (7 - (int)(_position & 7))) & 1;
        _position++;
        return bit != 0;
    }

    public uint ReadUnsigned(int order = 0)
    {
        var bits = order;
        while (ReadBit())
        {
            bits++;
            CompactReader.Require(bits <= 32, "a number of the boxes is too large");
        }

        var coded = 1UL;
        for (var i = 0; i < bits; i++)
        {
            coded = coded << 1 | (ReadBit() ? 1UL : 0UL);
        }

        var value = coded - (1UL << order);
        CompactReader.Require(value <= uint.MaxValue, "a number of the boxes is too large");
        return (uint)value;
    }

    public int ReadCount()
    {
        var value = ReadUnsigned();
        CompactReader.Require(value <= int.MaxValue, "a number of the boxes is too large");
        return (int)value;
    }

    public int ReadSigned(int order = 0)
    {
        var value = ReadUnsigned(order);
        return (int)(value >> 1) ^ -(int)(value & 1);
    }
}
