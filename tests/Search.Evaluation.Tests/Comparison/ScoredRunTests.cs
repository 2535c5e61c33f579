namespace Search.Evaluation.Tests;

public sealed class ScoredRunTests
{
    private static readonly ComparisonOptions Quick = new() { Resamples = 1000 };

    [Fact]
    public void ARunIsNotDifferentFromItselfAndTheReaderOfAWorseOneIsNamed()
    {
        var run = SimulatedReport.Of(500);
        Assert.All(
            RunComparison.Compare(ScoredRun.Of(run), ScoredRun.Of(run), Quick).Measures,
            measure => Assert.Equal(ComparisonVerdict.NotDifferent, measure.Verdict));
        var worse = SimulatedReport.Of(500, readerSkill: 0.7);
        var measures = RunComparison.Compare(ScoredRun.Of(run), ScoredRun.Of(worse), Quick).Measures;
        Assert.Equal(ComparisonVerdict.Worse, measures.Single(one => one.Measure == "f1").Verdict);
    }

    [Fact]
    public void AFailedQuestionScoresNothing()
    {
        var failed = SomeRows.Right("2") with { Error = "It broke.", Best = null, Given = null, Candidates = [] };
        var run = ScoredRun.Of(SystemReport.Of(SomeRows.Facts, [SomeRows.Right(), failed]));
        Assert.Equal([100, 0], run.Measures.Single(one => one.Name == "f1").Scores.Values);
    }

    [Fact]
    public void QuestionsOfOneIdAndOtherWordsAreNotTheSame()
    {
        var first = SystemReport.Of(SomeRows.Facts, [SomeRows.Right("1"), SomeRows.Right("2")]);
        var second = SystemReport.Of(
            SomeRows.Facts, [SomeRows.Right("1"), SomeRows.Right("2") with { Question = "Who else?" }]);
        var f1 = RunComparison.Compare(ScoredRun.Of(first), ScoredRun.Of(second), Quick).Measures[0];
        Assert.Equal((1, 1, 1), (f1.Questions, f1.OnlyInFirst, f1.OnlyInSecond));
    }

    [Fact]
    public void ASearchWithoutAReaderIsComparedByWhatItFinds()
    {
        var row = SomeRows.Right() with { Best = null, Given = null, Candidates = [], ReaderAlone = null };
        Assert.Equal(
            ["document retrieved", "passage retrieved", "passage read", "milliseconds"],
            ScoredRun.Of(SystemReport.Of(SomeRows.Facts, [row])).Measures.Select(measure => measure.Name));
    }
}
