using System.Text;

namespace Search.Pipeline;

/// <summary>Reads what <see cref="CompactWriter"/> wrote, and trusts nothing of it.</summary>
internal ref struct CompactReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    public static void Require(bool condition, string whatIsWrong)
    {
        if (!condition)
        {
            throw new InvalidDataException($"The stored positions are damaged: {whatIsWrong}.");
        }
    }

    public byte ReadByte()
    {
        Require(!_rest.IsEmpty, "they end too early");
        var value = _rest[0];
        _rest = _rest[1..];
        return value;
    }

    public int ReadCount()
    {
        var value = ReadUnsigned();
        Require(value <= int.MaxValue, $"{value} is no count");
        return (int)value;
    }

    /// <summary>Reads the number of items that follow; each takes at least a byte.</summary>
    public int ReadItemCount()
    {
        var count = ReadCount();
        Require(count <= _rest.Length, $"{count} items do not fit in {_rest.Length} bytes");
        return count;
    }

    public int ReadSigned()
    {
        var value = ReadUnsigned();
        return (int)(value >> 1) ^ -(int)(value & 1);
    }

    public string ReadString() => Encoding.UTF8.GetString(ReadBytes());

    public ReadOnlySpan<byte> ReadBytes()
    {
        var length = ReadItemCount();
        var value = _rest[..length];
        _rest = _rest[length..];
        return value;
    }

    public int[] ReadRising()
    {
        var values = new int[ReadItemCount()];
        var before = 0;
        for (var i = 0; i < values.Length; i++)
        {
            var value = (long)before + ReadCount();
            Require(value <= int.MaxValue, $"{value} is no position");
            values[i] = before = (int)value;
        }

        return values;
    }

    private uint ReadUnsigned()
    {
        ulong value = 0;
        for (var shift = 0; shift < 35; shift += 7)
        {
            var part = ReadByte();
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                Require(value <= uint.MaxValue, "a number is too large");
                return (uint)value;
            }
        }

        throw new InvalidDataException("The stored positions are damaged: a number is too long.");
    }
}
