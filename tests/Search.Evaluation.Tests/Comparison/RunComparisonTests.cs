namespace Search.Evaluation.Tests;

public sealed class RunComparisonTests
{
    private const int Questions = 500;

    private static readonly ComparisonOptions Quick = new() { Resamples = 1000 };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void ARunThatIsWorseByFiveIsReportedAsWorseWithItsInterval(int seed)
    {
        var random = new Random(seed);
        var before = SimulatedRun.Scores(Questions, random);
        // A run that differs by noise in every fifth question, and by 5 less on the whole.
        var after = SimulatedRun.Again(before, 0.2, random);
        var gap = after.Average() - before.Average() + 5;
        after = Lose(after, gap * Questions);
        var f1 = Compare(before, after);
        Assert.Equal(ComparisonVerdict.Worse, f1.Verdict);
        Assert.Equal(-5, f1.Difference, 0.2);
        Assert.True(f1.Low < -5 && f1.High is > -5 and < 0, $"{f1}");
        Assert.InRange(f1.PValue, 0, 0.05);
        Assert.Equal(ComparisonVerdict.Better, Compare(after, before).Verdict);
    }

    [Theory]
    [InlineData(0.02)]
    [InlineData(0.2)]
    [InlineData(1)]
    public void FalseAlarmsAreAsRareAsTheConfidenceSays(double share)
    {
        // Of 400 pairs without a difference 20 are expected; with few changes the test is on the safe side.
        var random = new Random(7);
        var alarms = Enumerable.Range(0, 400).Count(_ =>
        {
            var run = SimulatedRun.Scores(Questions, random);
            return Compare(SimulatedRun.Again(run, share, random), SimulatedRun.Again(run, share, random)).Verdict
                != ComparisonVerdict.NotDifferent;
        });
        Assert.InRange(alarms, share < 0.1 ? 2 : 9, 33);
    }

    [Theory]
    [InlineData(0.05, 500)]
    [InlineData(0.05, 100)]
    public void TheIntervalHoldsTheTrueDifference(double lost, int questions)
    {
        var random = new Random(11);
        var truth = -lost * TrueMean();
        var held = Enumerable.Range(0, 400).Count(_ =>
        {
            var run = SimulatedRun.Scores(questions, random);
            var noisy = SimulatedRun.Again(run, 0.2, random);
            var f1 = Compare(run, SimulatedRun.Worse(noisy, lost, random));
            return f1.Low <= truth && truth <= f1.High;
        });
        // 380 of 400 are expected, give or take four standard deviations.
        Assert.InRange(held, 362, 397);
    }

    [Fact]
    public void FiveChangesInOneDirectionAreNotYetADifference()
    {
        var before = Enumerable.Repeat(100.0, Questions).ToArray();
        Assert.Equal(ComparisonVerdict.NotDifferent, Compare(before, Lose(before, 500)).Verdict);
        Assert.Equal(ComparisonVerdict.Worse, Compare(before, Lose(before, 800)).Verdict);
    }

    [Fact]
    public void ARunIsNotDifferentFromItself()
    {
        var run = SimulatedRun.Scores(50, new Random(1));
        var f1 = Compare(run, run);
        Assert.Equal(
            (ComparisonVerdict.NotDifferent, 0, 0, 0, 1), (f1.Verdict, f1.Difference, f1.Low, f1.High, f1.PValue));
    }

    [Fact]
    public void OneQuestionProvesNothing() =>
        Assert.Equal(ComparisonVerdict.NotDifferent, Compare([0], [100]).Verdict);

    [Fact]
    public void TheSameSeedGivesTheSameFigures()
    {
        var random = new Random(5);
        var run = SimulatedRun.Scores(Questions, random);
        var other = SimulatedRun.Again(run, 0.3, random);
        Assert.Equal(Compare(run, other), Compare(run, other));
        var reseeded = new ComparisonOptions { Resamples = Quick.Resamples, Seed = 2 };
        Assert.NotEqual(Compare(run, other), Compare(run, other, reseeded));
    }

    [Fact]
    public void SecondsAreBetterWhenLess()
    {
        var slow = Enumerable.Range(0, 50).Select(i => 2 + (i % 7 * 0.1)).ToArray();
        var fast = Array.ConvertAll(slow, seconds => seconds / 2);
        var seconds = RunComparison.Compare(
            SimulatedRun.Of("slow", slow, "seconds", lowerIsBetter: true),
            SimulatedRun.Of("fast", fast, "seconds", lowerIsBetter: true)).Measures.Single();
        Assert.Equal((ComparisonVerdict.Better, 50, 0), (seconds.Verdict, seconds.Won, seconds.Lost));
    }

    [Fact]
    public void OnlyQuestionsOfBothRunsCountAndTheOthersAreCounted()
    {
        var first = new ScoredRun("a", [Scores("F1", ("q1", 1), ("q2", 0), ("q3", 1))]);
        var second = new ScoredRun("b", [Scores("F1", ("q2", 1), ("q3", 1), ("q4", 0), ("q5", 0))]);
        var f1 = RunComparison.Compare(first, second).Measures.Single();
        Assert.Equal((2, 1, 2), (f1.Questions, f1.OnlyInFirst, f1.OnlyInSecond));
        Assert.Equal((0.5, 1, 0.5), (f1.FirstMean, f1.SecondMean, f1.Difference));
    }

    [Fact]
    public void MeasuresOfOneRunAndThoseWithoutACommonQuestionAreNamed()
    {
        var first = new ScoredRun("a", [Scores("F1", ("q1", 1)), Scores("EM", ("q1", 1)), Scores("old", ("q1", 1))]);
        var second = new ScoredRun("b", [Scores("EM", ("q2", 1)), Scores("F1", ("q1", 1)), Scores("new", ("q1", 1))]);
        var comparison = RunComparison.Compare(first, second);
        Assert.Equal(["F1"], comparison.Measures.Select(measure => measure.Measure));
        Assert.Equal(["EM", "old", "new"], comparison.NotCompared);
    }

    [Fact]
    public void ALineSaysTheVerdict() => Assert.Matches(
        @"^F1 100\.00 → 50\.00, -50\.00 \[-6\d\.\d\d, -3\d\.\d\d\], p 0\.001: worse$",
        Compare(Enumerable.Repeat(100.0, 40).ToArray(), Lose(Enumerable.Repeat(100.0, 40).ToArray(), 2000)).ToString());

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void WhatIsNoNumberIsRefused(double score)
    {
        var error = Assert.Throws<ArgumentException>(() => Compare([1, 2], [1, score]));
        Assert.Contains("'F1' of question 'q1' in the run 'b'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WrongOptionsAndMeasuresAreRefused()
    {
        Assert.Throws<ArgumentException>(() => Compare([1], [1], new ComparisonOptions { Confidence = 1 }));
        Assert.Throws<ArgumentException>(() => Compare([1], [1], new ComparisonOptions { Resamples = 99 }));
        var twice = new ScoredRun("a", [Scores("F1", ("q1", 1)), Scores("F1", ("q1", 1))]);
        Assert.Throws<ArgumentException>(() => RunComparison.Compare(twice, twice));
        Assert.Throws<ArgumentException>(() => RunComparison.Compare(
            SimulatedRun.Of("a", [1]), SimulatedRun.Of("b", [1], lowerIsBetter: true)));
    }

    private static MeasureComparison Compare(double[] first, double[] second, ComparisonOptions? options = null) =>
        RunComparison.Compare(SimulatedRun.Of("a", first), SimulatedRun.Of("b", second), options ?? Quick)
            .Measures.Single();

    private static MeasureScores Scores(string name, params (string Id, double Score)[] scores) =>
        new(name, scores.ToDictionary(one => one.Id, one => one.Score));

    private static double TrueMean() => (0.17 * 50) + 70;

    /// <summary>The scores with the first ones lost, until about <paramref name="points"/> are gone.</summary>
    private static double[] Lose(double[] scores, double points)
    {
        var left = scores.ToArray();
        for (var i = 0; i < left.Length && points > 0; i++)
        {
            (points, left[i]) = (points - left[i], 0);
        }

        return left;
    }
}
