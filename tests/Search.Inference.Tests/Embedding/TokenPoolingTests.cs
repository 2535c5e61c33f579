namespace Search.Inference.Tests;

public sealed class TokenPoolingTests
{
    // Three tokens of two components, and padding.
    private static readonly float[] Row = [1, -2, 3, 4, 8, 1, 99, 99];

    [Theory]
    [InlineData(PoolingMode.FirstToken, 1f, -2f)]
    [InlineData(PoolingMode.Mean, 4f, 1f)]
    [InlineData(PoolingMode.Max, 8f, 4f)]
    [InlineData(PoolingMode.MeanSqrtLength, 12 / 1.7320508f, 3 / 1.7320508f)]
    [InlineData(PoolingMode.WeightedMean, (1 + (2 * 3) + (3 * 8)) / 6f, (-2 + (2 * 4) + (3 * 1)) / 6f)]
    [InlineData(PoolingMode.LastToken, 8f, 1f)]
    public void PaddingDoesNotCount(PoolingMode mode, float first, float second) =>
        AssertPooled(0, [mode], [first, second]);

    [Theory]
    [InlineData(PoolingMode.FirstToken, 1f, -2f)]
    [InlineData(PoolingMode.Mean, 5.5f, 2.5f)]
    [InlineData(PoolingMode.Max, 8f, 4f)]
    [InlineData(PoolingMode.MeanSqrtLength, 11 / 1.4142135f, 5 / 1.4142135f)]
    [InlineData(PoolingMode.WeightedMean, ((2 * 3) + (3 * 8)) / 5f, ((2 * 4) + (3 * 1)) / 5f)]
    [InlineData(PoolingMode.LastToken, 8f, 1f)]
    public void APromptMayBeLeftOut(PoolingMode mode, float first, float second) =>
        AssertPooled(1, [mode], [first, second]);

    [Fact]
    public void SeveralModesStandOneAfterAnother() =>
        AssertPooled(0, [PoolingMode.FirstToken, PoolingMode.Mean, PoolingMode.LastToken], [1, -2, 4, 1, 8, 1]);

    [Fact]
    public void TheLastTokenCountsWhenThePromptIsAllThereIs() => AssertPooled(9, [PoolingMode.Mean], [8, 1]);

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

    private static void AssertPooled(int skipped, PoolingMode[] modes, float[] expected)
    {
        var vector = new float[expected.Length];
        TokenPooling.Pool(Row, tokens: 3, skipped, modes, vector);
        Assert.Equal(expected, vector, (a, b) => Math.Abs(a - b) < 1e-5);
    }
}
