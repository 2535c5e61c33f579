using Microsoft.Extensions.AI;
using Search.Inference;
using Search.Pipeline;

namespace Search.Retrieval.Tests;

public sealed class RankerTests
{
    private static readonly DateTimeOffset Now = new(2024, 6, 1, 0, 0, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TheCrossEncoderDecidesTheOrderAndKeepsTheOtherScores()
    {
        var chunks = Some.List(("a", 9), ("bb", 8), ("c", 7))
            .Select(found => found with { KeywordScore = found.Score });
        var ranker = new CrossEncoderRanker(new LengthScorer()) { LeastScore = 1 };

        var ranked = await ranker.RankAsync("why?", [.. chunks], Token);

        Assert.Equal([("bb", 2.0), ("a", 1.0), ("c", 1.0)], ranked.Select(found => (found.Chunk.Id, found.Score)));
        Assert.Equal(8, ranked[0].KeywordScore);
        Assert.Empty(await new CrossEncoderRanker(new LengthScorer()).RankAsync("why?", [], Token));
        Assert.Single(await new CrossEncoderRanker(new LengthScorer()) { LeastScore = 2 }
            .RankAsync("why?", [.. chunks], Token));
    }

    [Fact]
    public async Task MarginalRelevancePrefersWhatIsNew()
    {
        using var generator = new NamedVectors(
            ("why?", [1, 0]), ("a", [1, 0]), ("same", [1, 0]), ("other", [0.6f, 0.8f]));
        var chunks = Some.List(("a", 3), ("same", 2), ("other", 1));

        var mixed = await new MaximalMarginalRelevanceRanker(generator, generator, relevance: 0.4)
            .RankAsync("why?", chunks, Token);
        var relevant = await new MaximalMarginalRelevanceRanker(generator, generator, relevance: 1)
            .RankAsync("why?", chunks, Token);

        Assert.Equal(["a", "other", "same"], mixed.Select(found => found.Chunk.Id));
        // 0.4 · 1; 0.4 · 0.6 − 0.6 · 0.6; 0.4 · 1 − 0.6 · 1
        Assert.Equal([0.4, -0.12, -0.2], mixed.Select(found => Math.Round(found.Score, 6)));
        Assert.Equal(["a", "same", "other"], relevant.Select(found => found.Chunk.Id));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => new MaximalMarginalRelevanceRanker(generator, generator, double.NaN));
    }

    [Fact]
    public async Task NewnessHalvesWithEveryHalfLife()
    {
        var options = new RecencyRankerOptions { HalfLife = TimeSpan.FromDays(10), Weight = 0.5 };
        var ranker = new RecencyRanker("at", options, new StoppedClock(Now));
        ScoredChunk[] chunks =
        [
            Dated("old", 3, "2024-05-12"), Dated("new", 2, Now.AddDays(-10)), Dated("none", 1, null),
            Dated("tomorrow", 1, Now.AddDays(1)),
        ];

        var ranked = await ranker.RankAsync("", chunks, Token);

        // 0.5 + 0.5 / 4; 0.25 + 0.5 / 2; 0 + 0.5; 0
        Assert.Equal(
            [("old", 0.625), ("new", 0.5), ("tomorrow", 0.5), ("none", 0)],
            ranked.Select(found => (found.Chunk.Id, Math.Round(found.Score, 9))));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => new RecencyRanker("at", new RecencyRankerOptions { HalfLife = TimeSpan.Zero }));
    }

    [Theory]
    [InlineData(0.5, 1, 1)]
    [InlineData(0.7, 1, 2)]
    [InlineData(0.5, 3, 3)]
    [InlineData(1, 1, 3)]
    public async Task TopPKeepsTheBestUntilTheyHaveTheShare(double share, int least, int kept)
    {
        // e², e, 1 of their sum: 0.665, 0.245, 0.090
        var ranked = await new TopPRanker(share, least).RankAsync("", Some.List(("b", 1), ("a", 2), ("c", 0)), Token);

        Assert.Equal(new[] { "a", "b", "c" }.Take(kept), ranked.Select(found => found.Chunk.Id));
    }

    [Fact]
    public async Task TopPOfNothingIsNothing()
    {
        Assert.Empty(await new TopPRanker(0.9).RankAsync("", [], Token));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TopPRanker(0));
    }

    private static ScoredChunk Dated(string id, double score, object? date) => new(
        Some.Chunk(id) with { Metadata = new DocumentMetadata([new("at", date)]) }, score);

    private sealed class LengthScorer : IPairScorer
    {
        public Task<IReadOnlyList<PairScore>> ScoreAsync(
            IEnumerable<TextPair> pairs, CancellationToken cancellationToken = default) =>
            Task.FromResult<IReadOnlyList<PairScore>>([.. pairs.Select(pair => new PairScore(pair.Passage.Length, 0))]);
    }

    private sealed class NamedVectors(params (string Text, float[] Vector)[] vectors)
        : IEmbeddingGenerator<string, Embedding<float>>
    {
        public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
            IEnumerable<string> values, EmbeddingGenerationOptions? options = null,
            CancellationToken cancellationToken = default) =>
            Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(values.Select(text =>
                new Embedding<float>(vectors.Single(known => known.Text == text).Vector))));

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
