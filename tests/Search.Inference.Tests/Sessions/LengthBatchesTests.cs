namespace Search.Inference.Tests;

public sealed class LengthBatchesTests
{
    [Fact]
    public void LikeLengthsShareABatchAndTheLongestComeFirst() =>
        Assert.Equal([[1], [3, 0], [2]], LengthBatches.Plan([10, 90, 4, 45], maxTokens: 100, maxRows: 2));

    [Fact]
    public void AnInputLongerThanTheBudgetIsABatchOfItsOwn() =>
        Assert.Equal([[0], [1]], LengthBatches.Plan([500, 10], maxTokens: 100, maxRows: 8));

    [Fact]
    public void AShortInputIsNotInABatchWithAMuchLongerOne() => Assert.Equal(
        [[2], [0, 1], [3]], LengthBatches.Plan([40, 21, 90, 19], maxTokens: 1000, maxRows: 8, leastShare: 0.5));

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void AShareThatIsNoneIsRefused(double share) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => LengthBatches.Plan([1], 1, 1, share));

    [Fact]
    public void NothingNeedsNoBatch() => Assert.Empty(LengthBatches.Plan([], 100, 8));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void EveryInputIsInOneBatchAndNoBatchIsOverBudget(int seed)
    {
        var random = new Random(seed);
        var lengths = Enumerable.Range(0, 200).Select(_ => random.Next(0, 120)).ToArray();
        var batches = LengthBatches.Plan(lengths, maxTokens: 300, maxRows: 7);
        Assert.Equal(Enumerable.Range(0, 200), batches.SelectMany(batch => batch).Order());
        Assert.All(batches, batch => Assert.InRange(batch.Max(i => lengths[i]) * batch.Length, 0, 300));
        Assert.All(batches, batch => Assert.InRange(batch.Length, 1, 7));
    }
}
