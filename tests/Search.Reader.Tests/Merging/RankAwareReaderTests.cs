using Search.Pipeline;

namespace Search.Reader.Tests;

public sealed class RankAwareReaderTests
{
    private static readonly ScoredChunk[] Chunks =
        [Some.Chunk("one", "a"), Some.Chunk("two", "b"), Some.Chunk("six", "c")];

    [Fact]
    public async Task TheFirstPassageWinsWhenGapsAreNear() =>
        Assert.Equal(["one", "two", "six"], await OrderAsync(4, null, (1, 5), (0, 4), (2, 3)));

    [Fact]
    public async Task AMuchGreaterGapWins() =>
        Assert.Equal(["two", "one", "six"], await OrderAsync(4, null, (1, 9), (0, 4), (2, 3)));

    [Fact]
    public async Task WithoutAWeightNothingChanges() =>
        Assert.Equal(["two", "one", "six"], await OrderAsync(0, null, (1, 5), (0, 4), (2, 3)));

    [Fact]
    public async Task WhatIsNotBelievedStaysBehind() =>
        Assert.Equal(["two", "six", "one"], await OrderAsync(4, 2, (1, 5), (2, 3), (0, 2)));

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void AWeightIsANumberFromZero(double weight) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new RankAwareReader(new Canned([], null), weight));

    private static async Task<IEnumerable<string>> OrderAsync(
        double weight, double? threshold, params (int Chunk, double Gap)[] answers)
    {
        var inner = new Canned([.. answers.Select(answer => AnswerOf(Chunks[answer.Chunk], answer.Gap))], threshold);
        var results = await new RankAwareReader(inner, weight)
            .ReadAsync([new ReadingRequest("Which?", Chunks)], TestContext.Current.CancellationToken);
        return results[0].Answers.Select(answer => answer.Text);
    }

    private static Answer AnswerOf(ScoredChunk chunk, double gap)
    {
        var text = chunk.Chunk.Text;
        var any = Some.Answer("x", 0, text.Length, 0.5);
        return any with { Text = text, Chunk = chunk.Chunk, Scores = any.Scores with { NullGap = gap } };
    }

    private sealed class Canned(IReadOnlyList<Answer> answers, double? threshold) : IAnswerReader
    {
        public ValueTask<IReadOnlyList<ReadingResult>> ReadAsync(
            IReadOnlyList<ReadingRequest> requests, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult<IReadOnlyList<ReadingResult>>(
                [new ReadingResult { Answers = answers, NullThreshold = threshold }]);
    }
}
