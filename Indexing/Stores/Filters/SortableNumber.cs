using System.Buffers.Binary;

namespace Search.Indexing;

/// <summary>Numbers as text that sorts as they do, whole and floating-point ones together, without loss.</summary>
internal static class SortableNumber
{
    /// <summary>
    /// The nearest floating-point number as 16 hexadecimal digits, then how far the whole number lies from it as four.
    /// </summary>
    public static string Of(object number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long) + sizeof(ushort)];
        var nearest = number is long whole ? whole : (double)number;
        // Both zeros are one number.
        var bits = BitConverter.DoubleToInt64Bits(nearest == 0 ? 0 : nearest);
        BinaryPrimitives.WriteInt64BigEndian(bytes, bits < 0 ? ~bits : bits ^ long.MinValue);
        var rest = number is long exact ? (int)((Int128)exact - (Int128)nearest) : 0;
        BinaryPrimitives.WriteUInt16BigEndian(bytes[sizeof(long)..], (ushort)(rest + 0x8000));
        return Convert.ToHexStringLower(bytes);
    }
}
