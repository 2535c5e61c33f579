using Search.Pipeline;

namespace Search.Reader.Tests;

public sealed class AnswerMergerTests
{
    // The places of five answers, best first: four of one document and one of another.
    private static readonly Answer[] Answers =
    [
        Some.Answer("a", 0, 4, 0.9), Some.Answer("a", 0, 9, 0.8), Some.Answer("a", 3, 8, 0.7),
        Some.Answer("b", 0, 4, 0.6), Some.Answer("a", 10, 14, 0.5),
    ];

    [Theory]
    [InlineData(0.01, new[] { 0, 3, 4 })]
    [InlineData(0.5, new[] { 0, 2, 3, 4 })]
    [InlineData(1.0, new[] { 0, 1, 2, 3, 4 })]
    [InlineData(null, new[] { 0, 1, 2, 3, 4 })]
    public void AnswersThatOverlapMoreThanTheThresholdAreOne(double? threshold, int[] kept) =>
        Assert.Equal(kept.Select(i => Answers[i]), AnswerMerger.Merge(Answers, threshold));

    [Fact]
    public void OnePlaceIsOneAnswerWhateverTheThreshold() =>
        Assert.Single(AnswerMerger.Merge([Answers[0], Answers[0]], null));

    [Fact]
    public void NothingMergesToNothing() => Assert.Empty(AnswerMerger.Merge([]));

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void AThresholdThatIsNoShareIsRefused(double threshold) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => AnswerMerger.Merge([], threshold));
}
