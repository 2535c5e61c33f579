namespace Search.Inference.Tests;

public sealed class TokenPoolingTests
{
    // Three tokens of two components, the last one padding.
    private static readonly float[] Row = [1, -2, 3, 4, 99, 99];

    [Theory]
    [InlineData(PoolingMode.FirstToken, new[] { 1f, -2f })]
    [InlineData(PoolingMode.Mean, new[] { 2f, 1f })]
    [InlineData(PoolingMode.Max, new[] { 3f, 4f })]
    public void PaddingDoesNotCount(PoolingMode mode, float[] expected)
    {
        var vector = new float[2];
        TokenPooling.Pool(Row, tokens: 2, mode, vector);
        Assert.Equal(expected, vector);
    }

    [Fact]
    public void AVectorIsScaledToUnitLength()
    {
        float[] vector = [3, 4];
        TokenPooling.Normalize(vector);
        Assert.Equal([0.6f, 0.8f], vector);
    }

    [Fact]
    public void AVectorOfZerosStays()
    {
        float[] vector = [0, 0];
        TokenPooling.Normalize(vector);
        Assert.Equal([0f, 0f], vector);
    }
}
