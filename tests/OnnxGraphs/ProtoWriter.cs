using System.Text;

namespace Search.Testing;

/// <summary>Writes the wire format of protocol buffers: as much of it as an ONNX file needs.</summary>
internal sealed class ProtoWriter
{
    private const int Varint = 0;
    private const int Bytes = 2;

    private readonly List<byte> _bytes = [];

    public byte[] ToArray() => [.. _bytes];

    public ProtoWriter Add(int field, long value)
    {
        WriteVarint((ulong)((field << 3) | Varint));
        WriteVarint((ulong)value);
        return this;
    }

    public ProtoWriter Add(int field, string text) => Add(field, Encoding.UTF8.GetBytes(text));

    public ProtoWriter Add(int field, ProtoWriter message) => Add(field, message.ToArray());

    public ProtoWriter Add(int field, byte[] bytes)
    {
        WriteVarint((ulong)((field << 3) | Bytes));
        WriteVarint((ulong)bytes.Length);
        _bytes.AddRange(bytes);
        return this;
    }

    private void WriteVarint(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            _bytes.Add((byte)(value | 0x80));
        }

        _bytes.Add((byte)value);
    }
}
