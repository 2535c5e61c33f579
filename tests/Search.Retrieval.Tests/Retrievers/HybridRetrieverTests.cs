using Search.Pipeline;

namespace Search.Retrieval.Tests;

public sealed class HybridRetrieverTests
{
    private readonly CannedRetriever _keyword = new(
        [.. Some.List(("a", 9), ("b", 5), ("c", 1)).Select(found => found with { KeywordScore = found.Score })]);

    private readonly CannedRetriever _embedding = new(
        [.. Some.List(("b", 0.9), ("d", 0.5)).Select(found => found with { VectorScore = found.Score })]);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AChunkInBothListsComesFirst()
    {
        var options = new HybridRetrieverOptions { KeywordWeight = 1 };

        var found = await new HybridRetriever(_keyword, _embedding, options).RetrieveAsync("why?", 10, Token);

        Assert.Equal(["b", "a", "c", "d"], found.Select(item => item.Chunk.Id));
        Assert.Equal([0.75, 0.5, 0, 0], found.Select(item => item.Score));
        Assert.Equal((5, 0.9), (found[0].KeywordScore, found[0].VectorScore));
        Assert.Null(found[1].VectorScore);
        Assert.Null(found[3].KeywordScore);
    }

    [Fact]
    public async Task EachListHasMoreCandidatesThanTheResult()
    {
        var found = await new HybridRetriever(_keyword, _embedding).RetrieveAsync("why?", 1, Token);

        Assert.Single(found);
        Assert.Equal([("why?", HybridRetrieverOptions.DefaultCandidates)], _keyword.Asked);
        Assert.Equal([("why?", HybridRetrieverOptions.DefaultCandidates)], _embedding.Asked);
    }

    [Fact]
    public async Task ALargeResultHasAsManyCandidates()
    {
        await new HybridRetriever(_keyword, _embedding).RetrieveAsync("why?", 200, Token);

        Assert.Equal([("why?", 200)], _keyword.Asked);
    }

    [Fact]
    public async Task AWeightOfZeroLeavesTheOtherListsOrder()
    {
        var options = new HybridRetrieverOptions { EmbeddingWeight = 0 };

        var found = await new HybridRetriever(_keyword, _embedding, options).RetrieveAsync("why?", 3, Token);

        Assert.Equal(["a", "b", "c"], found.Select(item => item.Chunk.Id));
    }

    [Fact]
    public async Task BothRetrieversWorkAtTheSameTime()
    {
        var first = new TaskCompletionSource();
        var second = new TaskCompletionSource();
        var keyword = new CannedRetriever([]) { Before = _ => Meet(first, second) };
        var embedding = new CannedRetriever([]) { Before = _ => Meet(second, first) };

        Assert.Empty(await new HybridRetriever(keyword, embedding).RetrieveAsync("why?", 3, Token));

        static Task Meet(TaskCompletionSource own, TaskCompletionSource other)
        {
            own.SetResult();
            return other.Task;
        }
    }

    [Fact]
    public async Task TheErrorOfOneRetrieverIsTheErrorOfTheQuestion()
    {
        var broken = new CannedRetriever([]) { Before = _ => throw new InvalidDataException("broken") };
        var waiting = new CannedRetriever([]) { Before = token => Task.Delay(Timeout.Infinite, token) };

        var error = await Assert.ThrowsAsync<InvalidDataException>(
            async () => await new HybridRetriever(waiting, broken).RetrieveAsync("why?", 3, Token));
        Assert.Equal("broken", error.Message);
    }

    [Fact]
    public async Task ACancelledQuestionStopsBoth()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var waiting = new CannedRetriever([]) { Before = token => Task.Delay(Timeout.Infinite, token) };
        var cancelling = new CannedRetriever([]) { Before = _ => cancellation.CancelAsync() };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await new HybridRetriever(waiting, cancelling).RetrieveAsync("why?", 3, cancellation.Token));
    }

    [Fact]
    public void OptionsOutOfRangeAreRefused()
    {
        Refused(new HybridRetrieverOptions { Candidates = 0 });
        Refused(new HybridRetrieverOptions { Method = (RankFusionMethod)9 });
        Refused(new HybridRetrieverOptions { KeywordWeight = -1 });
        Refused(new HybridRetrieverOptions { KeywordWeight = 0, EmbeddingWeight = 0 });

        void Refused(HybridRetrieverOptions options) =>
            Assert.ThrowsAny<ArgumentException>(() => new HybridRetriever(_keyword, _embedding, options));
    }
}
