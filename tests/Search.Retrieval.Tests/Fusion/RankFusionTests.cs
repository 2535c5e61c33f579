using FsCheck.Xunit;
using Search.Pipeline;

namespace Search.Retrieval.Tests;

public sealed class RankFusionTests
{
    public static TheoryData<int> CaseNumbers => [.. FusionCase.All().Select(item => item.Number)];

    [Theory]
    [MemberData(nameof(CaseNumbers))]
    public void ScoresAreThoseOfTheReference(int number)
    {
        var expected = FusionCase.All()[number];

        var fused = RankFusion.Fuse(expected.Method, [.. expected.Lists.Select(Some.List)], expected.Weights);

        var scores = fused.ToDictionary(found => found.Chunk.Id, found => found.Score, StringComparer.Ordinal);
        Assert.All(expected.Expected, item => Assert.Equal(item.Score, scores[item.Id], 1e-6));
        Assert.Equal(
            expected.Expected.Select(item => item.Score),
            fused.Take(expected.Top ?? int.MaxValue).Select(found => found.Score),
            (x, y) => Math.Abs(x - y) < 1e-6);
    }

    [Fact]
    public void FirstInEveryListIsOne()
    {
        var fused = RankFusion.Fuse(
            RankFusionMethod.ReciprocalRank,
            [Some.List(("a", 9), ("b", 8)), Some.List(("a", 0.3), ("c", 0.2))],
            [3, 1]);

        Assert.Equal("a", fused[0].Chunk.Id);
        Assert.Equal(1.0, fused[0].Score, 1e-12);
    }

    [Theory]
    [InlineData(RankFusionMethod.ReciprocalRank)]
    [InlineData(RankFusionMethod.Concatenate)]
    [InlineData(RankFusionMethod.Merge)]
    [InlineData(RankFusionMethod.DistributionBased)]
    [InlineData(RankFusionMethod.MinMax)]
    public void TiesStandInTheOrderOfTheirIds(RankFusionMethod method)
    {
        var fused = RankFusion.Fuse(method, [Some.List(("c", 1)), Some.List(("B", 1)), Some.List(("a", 1))]);

        Assert.Equal(["B", "a", "c"], fused.Select(found => found.Chunk.Id));
    }

    [Fact]
    public void MinMaxAddsSharesOfEachListsRange()
    {
        var fused = RankFusion.Fuse(
            RankFusionMethod.MinMax,
            [Some.List(("a", 9), ("b", 6), ("c", 5)), Some.List(("b", 0.8), ("d", 0.7), ("a", 0.6))],
            [3, 1]);

        Assert.Equal(["a", "b", "d", "c"], fused.Select(found => found.Chunk.Id));
        Assert.Equal([0.75, (0.75 * 0.25) + 0.25, 0.125, 0], fused.Select(found => Math.Round(found.Score, 12)));
    }

    [Fact]
    public void ALoneChunkOfMinMaxIsTheBestOfItsList()
    {
        var fused = RankFusion.Fuse(
            RankFusionMethod.MinMax, [Some.List(("a", 2)), Some.List(), Some.List(("b", 3), ("c", 3))]);

        Assert.Equal([1.0 / 3, 1.0 / 3, 1.0 / 3], fused.Select(found => found.Score));
    }

    [Fact]
    public void BothScoresOfAChunkAreKept()
    {
        var byWords = Some.Found("a", 7) with { KeywordScore = 7 };
        var byMeaning = Some.Found("a", 0.8) with { VectorScore = 0.8 };

        var fused = RankFusion.Fuse(RankFusionMethod.ReciprocalRank, [[byWords], [byMeaning]]);

        var found = Assert.Single(fused);
        Assert.Equal((7, 0.8), (found.KeywordScore, found.VectorScore));
    }

    [Fact]
    public void NoListsMakeAnEmptyList() => Assert.Empty(RankFusion.Fuse(RankFusionMethod.Merge, []));

    [Theory]
    [InlineData(1.0)]
    [InlineData(-1.0, 2.0)]
    [InlineData(0.0, 0.0)]
    [InlineData(double.NaN, 1.0)]
    [InlineData(double.PositiveInfinity, 1.0)]
    public void WeightsThatMeanNothingAreRefused(params double[] weights)
    {
        IReadOnlyList<ScoredChunk>[] lists = [Some.List(("a", 1)), Some.List(("b", 1))];

        Assert.Throws<ArgumentException>(() => RankFusion.Fuse(RankFusionMethod.Merge, lists, weights));
    }

    [Property]
    public bool EveryChunkStandsInTheFusedListOnce(byte[] first, byte[] second, RankFusionMethod method)
    {
        IReadOnlyList<ScoredChunk>[] lists = [Ranked(first), Ranked(second)];

        var fused = RankFusion.Fuse(method, lists).Select(found => found.Chunk.Id).ToList();

        return fused.Order(StringComparer.Ordinal).SequenceEqual(
            lists.SelectMany(list => list).Select(found => found.Chunk.Id).Distinct().Order(StringComparer.Ordinal));
    }

    private static IReadOnlyList<ScoredChunk> Ranked(byte[] scores) =>
    [
        .. scores.OrderDescending()
            .Select(score => Some.Found($"c{score % 16}", score))
            .DistinctBy(found => found.Chunk.Id),
    ];
}
