using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Search.Indexing;

/// <summary>The dot product of two rows of bytes, with the best instructions that the processor has.</summary>
/// <remarks>
/// Every path gives the same number, that of <see cref="Scalar"/>. Rows are padded with zeros to a multiple of
/// <see cref="Step"/>. Components are −127 to 127, so that up to 133,000 dimensions no sum overflows.
/// </remarks>
internal static class Int8Kernel
{
    /// <summary>What the length of a row is a multiple of.</summary>
    public const int Step = 32;

    private const int Unroll = 4 * Step;
    private const byte SignBit = 0x80;
    private const int Bias = 128;

    /// <summary>The product of a query and a row.</summary>
    /// <param name="query">The first component of the query.</param>
    /// <param name="row">The first component of the row.</param>
    /// <param name="length">How many components, a multiple of <see cref="Step"/>.</param>
    /// <param name="querySum">The sum of the query's components, which some instructions need.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Dot(ref sbyte query, ref sbyte row, int length, int querySum)
    {
        if (AvxVnni.IsSupported)
        {
            return Vnni(ref query, ref row, length, querySum);
        }

        if (Avx512BW.IsSupported)
        {
            return Avx512(ref query, ref row, length);
        }

        if (Avx2.IsSupported)
        {
            return Avx(ref query, ref row, length);
        }

        return Dp.IsSupported ? Arm(ref query, ref row, length) : Portable(ref query, ref row, length);
    }

    /// <summary>The plain loop: what all others are tested against.</summary>
    public static int Scalar(ReadOnlySpan<sbyte> query, ReadOnlySpan<sbyte> row)
    {
        var sum = 0;
        for (var i = 0; i < query.Length; i++)
        {
            sum += query[i] * row[i];
        }

        return sum;
    }

    /// <summary>AVX-VNNI multiplies unsigned by signed bytes: the row is taken 128 too high, and that undone.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Vnni(ref sbyte query, ref sbyte row, int length, int querySum)
    {
        var bias = Vector256.Create(SignBit);
        Vector256<int> sum0 = default, sum1 = default, sum2 = default, sum3 = default;
        nuint i = 0;
        for (; i + Unroll <= (nuint)length; i += Unroll)
        {
            sum0 = VnniStep(sum0, ref query, ref row, i, bias);
            sum1 = VnniStep(sum1, ref query, ref row, i + Step, bias);
            sum2 = VnniStep(sum2, ref query, ref row, i + (2 * Step), bias);
            sum3 = VnniStep(sum3, ref query, ref row, i + (3 * Step), bias);
        }

        for (; i < (nuint)length; i += Step)
        {
            sum0 = VnniStep(sum0, ref query, ref row, i, bias);
        }

        return Vector256.Sum(sum0 + sum1 + (sum2 + sum3)) - (Bias * querySum);
    }

    /// <summary>AVX-512 without VNNI: bytes are widened to 16 bits.</summary>
    public static int Avx512(ref sbyte query, ref sbyte row, int length)
    {
        Vector512<int> sum = default;
        for (nuint i = 0; i < (nuint)length; i += Step)
        {
            sum += Avx512BW.MultiplyAddAdjacent(
                Avx512BW.ConvertToVector512Int16(Vector256.LoadUnsafe(ref query, i)),
                Avx512BW.ConvertToVector512Int16(Vector256.LoadUnsafe(ref row, i)));
        }

        return Vector512.Sum(sum);
    }

    /// <summary>AVX2: the same, half as wide.</summary>
    public static int Avx(ref sbyte query, ref sbyte row, int length)
    {
        Vector256<int> low = default, high = default;
        for (nuint i = 0; i < (nuint)length; i += Step)
        {
            low += AvxStep(ref query, ref row, i);
            high += AvxStep(ref query, ref row, i + (Step / 2));
        }

        return Vector256.Sum(low + high);
    }

    /// <summary>Arm's dot product of bytes.</summary>
    public static int Arm(ref sbyte query, ref sbyte row, int length)
    {
        Vector128<int> low = default, high = default;
        for (nuint i = 0; i < (nuint)length; i += Step)
        {
            low = Dp.DotProduct(low, Vector128.LoadUnsafe(ref query, i), Vector128.LoadUnsafe(ref row, i));
            high = Dp.DotProduct(
                high, Vector128.LoadUnsafe(ref query, i + (Step / 2)), Vector128.LoadUnsafe(ref row, i + (Step / 2)));
        }

        return Vector128.Sum(low + high);
    }

    /// <summary>Any processor: the runtime chooses the instructions, or a loop.</summary>
    public static int Portable(ref sbyte query, ref sbyte row, int length)
    {
        if (!Vector128.IsHardwareAccelerated)
        {
            return Scalar(
                MemoryMarshal.CreateReadOnlySpan(ref query, length), MemoryMarshal.CreateReadOnlySpan(ref row, length));
        }

        Vector128<int> sum = default;
        for (nuint i = 0; i < (nuint)length; i += Step / 2)
        {
            var (queryLow, queryHigh) = Vector128.Widen(Vector128.LoadUnsafe(ref query, i));
            var (rowLow, rowHigh) = Vector128.Widen(Vector128.LoadUnsafe(ref row, i));
            // Two products of bytes fit into 16 bits each, their sum does not always.
            var (first, second) = Vector128.Widen(queryLow * rowLow);
            var (third, fourth) = Vector128.Widen(queryHigh * rowHigh);
            sum += first + second + (third + fourth);
        }

        return Vector128.Sum(sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> VnniStep(
        Vector256<int> sum, ref sbyte query, ref sbyte row, nuint at, Vector256<byte> bias) =>
        AvxVnni.MultiplyWideningAndAdd(
            sum, Vector256.LoadUnsafe(ref row, at).AsByte() ^ bias, Vector256.LoadUnsafe(ref query, at));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> AvxStep(ref sbyte query, ref sbyte row, nuint at) =>
        Avx2.MultiplyAddAdjacent(
            Avx2.ConvertToVector256Int16(Vector128.LoadUnsafe(ref query, at)),
            Avx2.ConvertToVector256Int16(Vector128.LoadUnsafe(ref row, at)));
}
