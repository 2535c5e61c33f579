using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Search.Inference;

/// <summary>
/// A fast hash of UTF-16 text for tables of this process; neither stable nor safe against chosen keys.
/// </summary>
internal static class SpanHash
{
    private const ulong Multiplier = 0x9FB21C651E98DF25;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Of(ReadOnlySpan<char> text)
    {
        ref var units = ref MemoryMarshal.GetReference(text);
        var hash = (ulong)(uint)text.Length * Multiplier;
        var i = 0;
        for (; i + 4 <= text.Length; i += 4)
        {
            hash = Mix(hash ^ Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<char, byte>(ref Unsafe.Add(ref units, i))));
        }

        for (; i < text.Length; i++)
        {
            hash = Mix(hash ^ Unsafe.Add(ref units, i));
        }

        return (uint)(hash >> 32);
    }

    private static ulong Mix(ulong value)
    {
        value *= Multiplier;
        return value ^ (value >> 29);
    }
}
