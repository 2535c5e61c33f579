using Search.Pipeline;

namespace Search.Evaluation.Tests;

/// <summary>A stage that is broken on purpose is the one that the funnel names.</summary>
public sealed class BrokenStageTests
{
    private static readonly WordRetriever Whole = new(Town.Whole);

    [Fact]
    public async Task AHealthySystemLosesNothing()
    {
        var report = await Systems.EvaluateAsync(Systems.Qa(Whole, new ContextReader()), Whole);
        Assert.Equal(LostBy.Nothing, report.Funnel.Worst);
        Assert.All(report.Funnel.Steps, step => Assert.Equal(Town.Questions.Count, step.Count));
    }

    [Fact]
    public async Task ARetrieverThatReturnsRandomPassagesIsNamed()
    {
        var graph = Systems.Qa(new RandomRetriever(Town.Whole), new ContextReader());
        await IsNamedAsync(LostBy.Retriever, graph, Whole);
    }

    [Fact]
    public async Task AReaderThatReturnsTheFirstSentenceIsNamed() =>
        await IsNamedAsync(LostBy.Reader, Systems.Qa(Whole, new FirstSentenceReader()), Whole);

    [Theory]
    [InlineData(12)]
    [InlineData(20)]
    public async Task ASplitterThatCutsTooShortIsNamed(int words)
    {
        var cut = new WordRetriever(Town.Cut(words));
        await IsNamedAsync(LostBy.Splitter, Systems.Qa(cut, new ContextReader()), cut);
    }

    [Theory]
    [InlineData(12)]
    [InlineData(20)]
    public async Task ASplitterIsNamedWhereLabelsGiveNoPlaceToo(int words)
    {
        var cut = new WordRetriever(Town.Cut(words));
        var questions = Town.Questions.Select(question => question with
        {
            Gold = [.. question.Gold.Select(place => place with { Answer = null })],
        });
        await IsNamedAsync(LostBy.Splitter, Systems.Qa(cut, new ContextReader()), cut, [.. questions]);
    }

    [Fact]
    public async Task ARankerThatPutsTheBestLastIsNamed() => await IsNamedAsync(
        LostBy.Ranker, Systems.Qa(Whole, new ContextReader(), new Systems.Backwards()), Whole);

    private static async Task IsNamedAsync(
        LostBy stage, Graph graph, IChunkReader index, IReadOnlyList<LabelledQuestion>? questions = null)
    {
        var report = await Systems.EvaluateAsync(graph, index, questions);
        Assert.Equal(stage, report.Funnel.Worst);
        var lost = report.Funnel.Losses.Single(loss => loss.Stage == stage);
        Assert.True(lost.Share > 0.5, $"{stage} lost {lost.Share:P0} only.");
        Assert.Contains(report.WrongExamples(), row => row.LostBy == stage);
    }
}
