using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using FsCheck.Xunit;

namespace Search.Indexing.Tests;

public sealed class Int8KernelTests
{
    [Property(MaxTest = 500)]
    public void EveryPathGivesTheNumberOfThePlainLoop(int seed, byte blocks)
    {
        var random = new Random(seed);
        var length = ((blocks % 48) + 1) * Int8Kernel.Step;
        var extreme = blocks % 5 == 0;
        Check(Row(random, length, extreme), Row(random, length, extreme));
    }

    [Theory]
    [InlineData(127, 127)]
    [InlineData(-127, 127)]
    [InlineData(-127, -127)]
    public void TheLargestComponentsDoNotOverflow(int first, int second)
    {
        var query = Enumerable.Repeat((sbyte)first, 131_072).ToArray();
        var row = Enumerable.Repeat((sbyte)second, 131_072).ToArray();

        Assert.Equal(first * second * 131_072, Int8Kernel.Scalar(query, row));
        Check(query, row);
    }

    private static void Check(sbyte[] queryRow, sbyte[] otherRow)
    {
        var expected = Int8Kernel.Scalar(queryRow, otherRow);
        ref var query = ref MemoryMarshal.GetArrayDataReference(queryRow);
        ref var row = ref MemoryMarshal.GetArrayDataReference(otherRow);
        var (length, sum) = (queryRow.Length, queryRow.Sum(value => value));
        Assert.Equal(expected, Int8Kernel.Dot(ref query, ref row, length, sum));
        Assert.Equal(expected, Int8Kernel.Portable(ref query, ref row, length));
        if (AvxVnni.IsSupported)
        {
            Assert.Equal(expected, Int8Kernel.Vnni(ref query, ref row, length, sum));
        }

        if (Avx512BW.IsSupported)
        {
            Assert.Equal(expected, Int8Kernel.Avx512(ref query, ref row, length));
        }

        if (Avx2.IsSupported)
        {
            Assert.Equal(expected, Int8Kernel.Avx(ref query, ref row, length));
        }

        if (Dp.IsSupported)
        {
            Assert.Equal(expected, Int8Kernel.Arm(ref query, ref row, length));
        }
    }

    private static sbyte[] Row(Random random, int length, bool extreme) =>
    [
        .. Enumerable.Range(0, length)
            .Select(_ => (sbyte)(extreme ? random.Next(2) == 0 ? -127 : 127 : random.Next(-127, 128))),
    ];
}
