namespace Search.Evaluation.Tests;

public sealed class ReliabilityTests
{
    [Fact]
    public void TheFiguresAreThoseOfTheFormulas()
    {
        (double, bool)[] forecasts = [(0.1, false), (0.3, true), (0.8, true), (0.6, false)];
        var reliability = Reliability.Of(forecasts, bins: 2);
        Assert.Equal(new ReliabilityBin(2, 0.2, 0.5), reliability.Bins[0]);
        Assert.Equal(2, reliability.Bins[1].Count);
        Assert.Equal(0.7, reliability.Bins[1].MeanProbability, 1e-12);
        Assert.Equal(((2 * 0.3) + (2 * 0.2)) / 4, reliability.ExpectedCalibrationError, 1e-12);
        Assert.Equal((0.01 + 0.49 + 0.04 + 0.36) / 4, reliability.BrierScore, 1e-12);
        Assert.Equal(0.25, reliability.ConstantBrierScore, 1e-12);
        Assert.Equal(1 - (0.225 / 0.25), reliability.BrierSkill, 1e-12);
    }

    [Fact]
    public void BinsHoldAsManyForecastsEach()
    {
        var forecasts = Enumerable.Range(0, 100).Select(i => (i / 100.0, i % 2 == 0)).ToList();
        var bins = Reliability.Of(forecasts).Bins;
        Assert.Equal(15, bins.Count);
        Assert.All(bins, bin => Assert.InRange(bin.Count, 6, 7));
        Assert.Equal(100, bins.Sum(bin => bin.Count));
    }

    [Fact]
    public void OneForecastIsOneBin() => Assert.Single(Reliability.Of([(0.5, true)]).Bins);

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void WhatIsNoProbabilityIsRefused(double value) =>
        Assert.Throws<ArgumentException>(() => Reliability.Of([(value, true)]));

    [Theory]
    [InlineData(new[] { 3.0, 4 }, new[] { 1.0, 2 }, 1)]
    [InlineData(new[] { 1.0, 2 }, new[] { 3.0, 4 }, 0)]
    [InlineData(new[] { 1.0, 3 }, new[] { 2.0, 4 }, 0.25)]
    [InlineData(new[] { 1.0 }, new[] { 1.0 }, 0.5)]
    public void TheAreaUnderTheCurveIsTheShareOfPairsInOrder(double[] positives, double[] negatives, double expected) =>
        Assert.Equal(expected, RocCurve.AreaUnder(positives, negatives), 1e-12);

    [Fact]
    public void OneKindHasNoCurve() => Assert.Throws<ArgumentException>(() => RocCurve.AreaUnder([1], []));
}
