namespace Search.Reader.Tests;

public sealed class CalibrationFittingTests
{
    [Fact]
    public void TheParametersThatMadeTheSamplesAreFoundAgain()
    {
        var random = new Random(1);
        var samples = new List<CalibrationSample>();
        for (var i = 0; i < 40_000; i++)
        {
            var (gap, passages) = ((random.NextDouble() * 20) - 10, i % 2 == 0 ? 1 : 8);
            var probability = 1 / (1 + Math.Exp(-((gap / 4) + 0.5 - (0.3 * Math.Log(passages)))));
            samples.Add(new CalibrationSample(gap, passages, random.NextDouble() < probability));
        }

        var fitted = CalibrationFitting.Fit(samples, samples);
        Assert.Equal(4, fitted.Temperature, 0.2);
        Assert.Equal(0.5, fitted.Bias, 0.06);
        Assert.Equal(-0.3, fitted.PassagesWeight, 0.04);
        Assert.Equal(fitted.ProbabilityOf(2, 8), 1 / (1 + Math.Exp(-(0.5 + 0.5 - (0.3 * Math.Log(8))))), 0.02);
    }

    [Fact]
    public void WithOneNumberOfPassagesItsWeightIsNothing()
    {
        CalibrationSample[] samples = [new(-1, 3, false), new(0, 3, true), new(0.5, 3, false), new(2, 3, true)];
        var fitted = CalibrationFitting.Fit(samples, samples);
        Assert.Equal(0, fitted.PassagesWeight);
        Assert.Equal(0, fitted.NullThresholdPassagesWeight);
    }

    [Fact]
    public void TheThresholdLiesHalfWayBetweenTheTwoKinds()
    {
        CalibrationSample[] questions =
        [
            new(-9, 1, false), new(-3, 1, false), new(1, 1, true), new(5, 1, true),
            new(-2, 8, false), new(0, 8, false), new(4, 8, true), new(6, 8, true),
        ];
        CalibrationSample[] answers = [.. questions, new(4.5, 1, false), new(-3.5, 1, true)];
        var fitted = CalibrationFitting.Fit(answers, questions);
        Assert.Equal(-1, fitted.NullThresholdFor(1), 1e-9);
        Assert.Equal(2, fitted.NullThresholdFor(8), 1e-9);
    }

    [Fact]
    public void BothKindsWeighTheSame()
    {
        // Nine with an answer, one without: as counts the best would be to answer always.
        CalibrationSample[] questions =
            [.. Enumerable.Range(0, 9).Select(i => new CalibrationSample(i, 1, true)), new(0.5, 1, false)];
        CalibrationSample[] answers = [new(-1, 1, false), new(0, 1, true), new(0.5, 1, false), new(2, 1, true)];
        Assert.Equal(0.75, CalibrationFitting.Fit(answers, questions).NullThreshold, 1e-9);
    }

    [Fact]
    public void SamplesThatSeparatePerfectlyAreFitted()
    {
        CalibrationSample[] samples = [new(-5, 1, false), new(-4, 1, false), new(4, 1, true), new(5, 1, true)];
        var fitted = CalibrationFitting.Fit(samples, samples);
        Assert.InRange(fitted.ProbabilityOf(5, 1), 0.9, 1);
        Assert.InRange(fitted.ProbabilityOf(-5, 1), 0, 0.1);
    }

    [Fact]
    public void SamplesOfOneKindAreRefused()
    {
        CalibrationSample[] samples = [new(1, 1, true), new(2, 1, true)];
        Assert.Throws<ArgumentException>(() => CalibrationFitting.Fit(samples, samples));
    }

    [Theory]
    [InlineData(double.NaN, 1)]
    [InlineData(double.NegativeInfinity, 1)]
    [InlineData(1, 0)]
    public void SamplesThatCannotBeAreRefused(double gap, int passages)
    {
        CalibrationSample[] samples = [new(1, 1, true), new(0, 1, false), new(gap, passages, true)];
        Assert.Throws<ArgumentException>(() => CalibrationFitting.Fit(samples, samples));
    }

    [Fact]
    public void GapsThatOrderNothingAreRefused()
    {
        CalibrationSample[] samples = [new(1, 1, false), new(2, 1, false), new(-1, 1, true), new(-2, 1, true)];
        Assert.Throws<ArgumentException>(() => CalibrationFitting.Fit(samples, samples));
    }
}
