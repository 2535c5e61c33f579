using Search.Pipeline;

namespace Search.Reader.Tests;

/// <summary>The ranking depends on the places in the source alone: not on how they were cut, ordered or batched.</summary>
public sealed class RankingTests
{
    private const int MaxAnswerTokens = 6;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task AnswersAreThoseOfComparingAllSpans(int seed)
    {
        using var canned = new CannedReader(seed);
        var random = new Random(seed);
        double?[] thresholds = [0.01, 0.3, 1, null];
        var options = new ExtractiveReaderOptions
        {
            MaxAnswerTokens = MaxAnswerTokens,
            MaxWindowTokens = random.Next(2 * (MaxAnswerTokens + 8), 60),
            MaxQuestionTokens = 1,
            WindowOverlapTokens = random.Next(MaxAnswerTokens, 10),
            OverlapThreshold = thresholds[seed % thresholds.Length],
            TopAnswers = random.Next(1, 9),
            MaxBatchRows = random.Next(1, 20),
            MaxBatchTokens = random.Next(1, 600),
        };
        using var reader = canned.Load(options);
        var expected = canned.Best(options);
        for (var i = 0; i < 4; i++)
        {
            var chunks = canned.Cut(random, overlap: random.Next(MaxAnswerTokens, 20));
            var result = await reader.ReadAsync("why", chunks, Token);
            Assert.Equal(
                expected.Select(answer => (answer.Document, answer.Span)),
                result.Answers.Select(answer => (answer.DocumentId, answer.Span)));
            Assert.All(
                expected.Zip(result.Answers),
                pair => Assert.Equal(pair.First.Gap, pair.Second.Scores.NullGap!.Value, 1e-4));
            Assert.All(
                result.Answers,
                answer => Assert.Equal(answer.Text, answer.Span.Of(canned.Documents[answer.DocumentId])));
        }
    }

    [Theory]
    [InlineData(-1000.0)]
    [InlineData(null)]
    public async Task TheFirstChunkWinsWhenItsRankOutweighsTheGap(double? threshold)
    {
        using var canned = new CannedReader(1);
        using var reader = canned.Load(new ExtractiveReaderOptions { NullThreshold = threshold, TopAnswers = 200 });
        ScoredChunk[] chunks = [.. canned.Documents.Select(pair => Some.Chunk(pair.Value, pair.Key))];
        var byGap = (await reader.ReadAsync("why", chunks, Token)).Answers;
        var best = byGap[0].DocumentId;
        ScoredChunk[] bestLast = [.. chunks.OrderBy(chunk => chunk.Chunk.DocumentId == best)];
        var first = bestLast[0].Chunk.DocumentId;
        var behind = byGap[0].Scores.NullGap!.Value
            - (await reader.ReadAsync("why", [bestLast[0]], Token)).Answers[0].Scores.NullGap!.Value;

        // The last of three has a third of the weight, so two thirds of it are the difference.
        Assert.Equal(best, await FirstAsync(behind * 1.4));
        Assert.Equal(first, await FirstAsync((behind * 1.6) + 50));

        async Task<string> FirstAsync(double weight)
        {
            var results = await reader.ReadAsync([new("why", bestLast) { RankWeight = weight }], Token);
            Assert.Equal(byGap[0].Scores, results[0].Answers.Single(answer => answer.Span == byGap[0].Span).Scores);
            return results[0].Answers[0].DocumentId;
        }
    }

    [Fact]
    public async Task WhatIsNotBelievedStaysBehindWhateverItsRank()
    {
        using var canned = new CannedReader(1);
        using var free = canned.Load(new ExtractiveReaderOptions());
        ScoredChunk[] chunks = [.. canned.Documents.Select(pair => Some.Chunk(pair.Value, pair.Key))];
        var best = (await free.ReadAsync("why", chunks, Token)).Answers[0];
        using var strict = canned.Load(
            new ExtractiveReaderOptions { NullThreshold = best.Scores.NullGap - 1e-6, TopAnswers = 3 });
        ScoredChunk[] bestLast = [.. chunks.OrderBy(chunk => chunk.Chunk.DocumentId == best.DocumentId)];
        var results = await strict.ReadAsync([new("why", bestLast) { RankWeight = 1e6 }], Token);
        Assert.True(results[0].HasAnswer);
        Assert.Equal(best.Span, results[0].Answers[0].Span);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public async Task AWeightIsANumberFromZero(double weight)
    {
        using var canned = new CannedReader(1);
        using var reader = canned.Load(new ExtractiveReaderOptions());
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () =>
            await reader.ReadAsync([new("why", []) { RankWeight = weight }], Token));
    }

    [Fact]
    public async Task ManyQuestionsAtOnceAreAnsweredAsOneByOne()
    {
        using var canned = new CannedReader(1);
        using var reader = canned.Load(new ExtractiveReaderOptions { MaxWindowTokens = 32, MaxBatchRows = 7 });
        var random = new Random(1);
        ReadingRequest[] requests =
        [
            .. Enumerable.Range(0, 30).Select(i => new ReadingRequest(
                i % 2 == 0 ? "why" : "why why", i % 7 == 0 ? [] : canned.Cut(random, 6)[..random.Next(1, 5)])),
        ];
        var together = await reader.ReadAsync(requests, Token);
        Assert.Equal(requests.Length, together.Count);
        for (var i = 0; i < requests.Length; i++)
        {
            var alone = await reader.ReadAsync(requests[i].Question, requests[i].Chunks, Token);
            Assert.Equal(alone.Answers, together[i].Answers, (one, other) =>
                one!.DocumentId == other!.DocumentId && one.Span == other.Span && one.Scores == other.Scores);
            Assert.Equal(alone.Cost.Tokens, together[i].Cost.Tokens);
        }
    }

    [Fact]
    public async Task MoreWindowsThanAreKeptAtOnceChangeNothing()
    {
        using var canned = new CannedReader(2);
        using var reader = canned.Load(new ExtractiveReaderOptions());
        var chunk = Some.Chunk(canned.Documents["a"], "a");
        ReadingRequest[] requests = [.. Enumerable.Repeat(new ReadingRequest("why", [chunk]), 2500)];
        var results = await reader.ReadAsync(requests, Token);
        Assert.Equal(requests.Length, results.Count);
        Assert.Single(results.Select(result => result.Answers[0].Span).Distinct());
    }

    [Fact]
    public async Task TheSameWordsInSeveralPlacesAreOneAnswerWithItsEvidence()
    {
        using var canned = new CannedReader(3);
        using var reader = canned.Load(new ExtractiveReaderOptions { GroupsSameText = true, TopAnswers = 2 });
        ScoredChunk[] chunks = [Some.Chunk("a1 a2", "x"), Some.Chunk("A1\na2", "y"), Some.Chunk("b1", "z")];
        var result = await reader.ReadAsync("why", chunks, Token);
        Assert.Equal(2, result.Answers.Count);
        Assert.All(result.Answers, answer => Assert.All(
            answer.Evidence, other => Assert.True(SameWords.Are(other.Text, answer.Text))));
        Assert.Equal(
            result.Answers.Count, result.Answers.Select(answer => answer.Text.ToUpperInvariant()).Distinct().Count());
    }

    [Theory]
    [InlineData("The  Answer", "the\nanswer", true)]
    [InlineData("an swer", "answer", false)]
    [InlineData("a", "a ", false)]
    [InlineData("É", "é", true)]
    public void WordsAreTheSameWhateverTheirCaseAndWhiteSpace(string one, string other, bool expected) =>
        Assert.Equal(expected, SameWords.Are(one, other));
}
