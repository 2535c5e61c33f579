using System.Buffers;
using System.Text;

namespace Search.Pipeline;

/// <summary>
/// Writes numbers in as few bytes as they need (seven bits a byte, low bits first) and strings as UTF-8.
/// </summary>
internal readonly struct CompactWriter(IBufferWriter<byte> buffer)
{
    public void WriteByte(byte value)
    {
        buffer.GetSpan(1)[0] = value;
        buffer.Advance(1);
    }

    public void WriteCount(int value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        WriteUnsigned((uint)value);
    }

    /// <summary>Writes a number of either sign; those near zero stay short.</summary>
    public void WriteSigned(int value) => WriteUnsigned((uint)((value << 1) ^ (value >> 31)));

    public void WriteString(string value)
    {
        var length = Encoding.UTF8.GetByteCount(value);
        WriteCount(length);
        Encoding.UTF8.GetBytes(value, buffer.GetSpan(length));
        buffer.Advance(length);
    }

    /// <summary>Writes bytes after their number.</summary>
    public void WriteBytes(ReadOnlySpan<byte> bytes)
    {
        WriteCount(bytes.Length);
        buffer.Write(bytes);
    }

    /// <summary>Writes rising numbers as their differences.</summary>
    public void WriteRising(ReadOnlySpan<int> values)
    {
        WriteCount(values.Length);
        var before = 0;
        foreach (var value in values)
        {
            WriteCount(value - before);
            before = value;
        }
    }

    private void WriteUnsigned(uint value)
    {
        while (value >= 0x80)
        {
            WriteByte((byte)(value | 0x80));
            value >>= 7;
        }

        WriteByte((byte)value);
    }
}
