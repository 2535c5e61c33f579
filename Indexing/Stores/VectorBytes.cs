using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Lucene.Net.Util;

namespace Search.Indexing;

/// <summary>A vector as the bytes of its components, lowest byte first on every machine.</summary>
internal static class VectorBytes
{
    public static byte[] Write(ReadOnlySpan<float> vector)
    {
        var bytes = MemoryMarshal.AsBytes(vector).ToArray();
        if (!BitConverter.IsLittleEndian)
        {
            Reverse(bytes);
        }

        return bytes;
    }

    /// <exception cref="InvalidDataException">The bytes are not of that many components.</exception>
    public static void Read(BytesRef bytes, Span<float> vector)
    {
        var target = MemoryMarshal.AsBytes(vector);
        if (bytes.Length != target.Length)
        {
            throw new InvalidDataException(
                $"A vector in the index has {bytes.Length} bytes; {vector.Length} dimensions need {target.Length}.");
        }

        bytes.Bytes.AsSpan(bytes.Offset, bytes.Length).CopyTo(target);
        if (!BitConverter.IsLittleEndian)
        {
            Reverse(target);
        }
    }

    private static void Reverse(Span<byte> bytes)
    {
        var words = MemoryMarshal.Cast<byte, uint>(bytes);
        BinaryPrimitives.ReverseEndianness(words, words);
    }
}
