using Search.Pipeline;

namespace Search.Reader.Tests;

public sealed class AnswerMergerTests
{
    // The places of five answers, best first: four of one document and one of another.
    private static readonly (string, TextSpan)[] Places =
    [
        ("a", new(0, 4)), ("a", new(0, 9)), ("a", new(3, 8)), ("b", new(0, 4)), ("a", new(10, 14)),
    ];

    [Theory]
    [InlineData(0.01, new[] { 0, 3, 4 })]
    [InlineData(0.5, new[] { 0, 2, 3, 4 })]
    [InlineData(1.0, new[] { 0, 1, 2, 3, 4 })]
    [InlineData(null, new[] { 0, 1, 2, 3, 4 })]
    public void AnswersThatOverlapMoreThanTheThresholdAreOne(double? threshold, int[] kept) =>
        Assert.Equal(kept, AnswerMerger.Merge(Places, threshold, 10));

    [Fact]
    public void NoMoreThanAskedAreKept() => Assert.Equal([0, 3], AnswerMerger.Merge(Places, 0.01, 2));

    [Fact]
    public void NothingMergesToNothing() => Assert.Empty(AnswerMerger.Merge([], 0.01, 5));
}
