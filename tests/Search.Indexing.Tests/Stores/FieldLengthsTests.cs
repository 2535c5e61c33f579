namespace Search.Indexing.Tests;

public sealed class FieldLengthsTests
{
    [Fact]
    public void ShortLengthsAreExactAndLongOnesWithinFourPercent()
    {
        for (var length = 0; length < 128; length++)
        {
            Assert.Equal(length, FieldLengths.Decode(FieldLengths.Encode(length)));
        }

        for (var length = 128; length < 1_000_000; length += 1 + (length / 50))
        {
            Assert.InRange(FieldLengths.Decode(FieldLengths.Encode(length)), length * 0.96, length * 1.04);
        }
    }

    [Fact]
    public void LongerIsNeverShorter()
    {
        var last = 0f;
        foreach (var code in Enumerable.Range(0, 256))
        {
            Assert.True(FieldLengths.Decode((byte)code) >= last);
            last = FieldLengths.Decode((byte)code);
        }

        Assert.Equal(last, FieldLengths.Decode(FieldLengths.Encode(int.MaxValue)));
    }
}
