namespace Search.Evaluation.Tests;

public sealed class RetrievalMeasureTests
{
    private static readonly Dictionary<string,
        int> Grades = new() { ["a"] = 3, ["b"] = 1, ["c"] = 0, ["d"] = -1, ["e"] = 1 };

    [Theory]
    [InlineData("P@2", 0.5)]
    [InlineData("P@10", 0.2)]
    [InlineData("R@2", 1 / 3.0)]
    [InlineData("R", 2 / 3.0)]
    [InlineData("RR", 0.5)]
    [InlineData("RR@1", 0)]
    [InlineData("AP", ((1 / 2.0) + (2 / 4.0)) / 3)]
    [InlineData("AP@2", 1 / 2.0 / 3)]
    public void MeasuresCountRelevantDocuments(string measure, double expected) =>
        Assert.Equal(expected, RetrievalMeasure.Parse(measure).Of(["c", "b", "x", "a"], Grades), 1e-12);

    [Fact]
    public void GainIsTheGradeDiscountedByRank()
    {
        var ideal = 3 + (1 / Math.Log2(3)) + (1 / Math.Log2(4));
        Assert.Equal(
            ((1 / Math.Log2(3)) + (3 / Math.Log2(5))) / ideal,
            RetrievalMeasure.Parse("nDCG@10").Of(["c", "b", "x", "a"], Grades), 1e-12);
        Assert.Equal(1 / 3.0, RetrievalMeasure.Parse("nDCG@1").Of(["b"], Grades), 1e-12);
    }

    [Theory]
    [InlineData("P")]
    [InlineData("nDCG@0")]
    [InlineData("nDCG@-1")]
    [InlineData("ndcg")]
    [InlineData("AP@1@2")]
    [InlineData("")]
    public void AnUnknownMeasureIsNamed(string name) =>
        Assert.Contains(
            $"'{name}'", Assert.Throws<FormatException>(() => RetrievalMeasure.Parse(name)).Message,
                StringComparison.Ordinal);

    [Fact]
    public void EqualScoresRankTheGreaterIdFirst()
    {
        var run = new RankedRun([("q", "a", 1), ("q", "b", 1), ("q", "c", 2)]);
        Assert.Equal(["c", "b", "a"], run["q"]);
        Assert.Empty(run["other"]);
    }

    [Fact]
    public void AQueryWithoutResultsCountsNothing()
    {
        var judgements = new RelevanceJudgements([("q", "a", 1), ("r", "a", 1), ("s", "a", 0)]);
        var scores = RetrievalScores.Of(new RankedRun([("q", "a", 1)]), judgements, RetrievalMeasure.Parse("RR"));
        Assert.Equal(0.5, scores.Means["RR"]);
        Assert.Equal(["q", "r"], scores.Queries.Keys.Order());
    }

    [Fact]
    public void RunsAndJudgementsAreReadAsTheyWereWritten()
    {
        var path = Path.GetTempFileName();
        try
        {
            var run = new RankedRun([("q 1", "a", 1.5), ("q 1", "b", -0.25)]);
            File.WriteAllText(path, "query\tdocument\tgrade\nq 1\ta b\t2\nq 1\t0\tc\t-1\n");
            var judgements = RelevanceJudgements.Read(path);
            Assert.Equal(2, judgements["q 1"]["a b"]);
            Assert.Equal(-1, judgements["q 1"]["c"]);
            judgements.Write(path);
            Assert.Equal(2, RelevanceJudgements.Read(path)["q 1"]["a b"]);
            File.WriteAllText(path, "1 Q0 a 1 2.5 tag\n1 Q0 b 2 1e-3 tag\n");
            Assert.Equal(["a", "b"], RankedRun.Read(path)["1"]);
            run.Write(path, "tag");
            Assert.NotEmpty(File.ReadAllText(path));
            File.WriteAllText(path, "1\ta\n");
            Assert.Contains(
                "Line 1", Assert.Throws<InvalidDataException>(() => RankedRun.Read(path)).Message,
                    StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
