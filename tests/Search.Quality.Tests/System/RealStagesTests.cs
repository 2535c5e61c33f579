using Search.Evaluation;
using Search.Evaluation.Tests;

namespace Search.Quality.Tests;

/// <summary>
/// With the shipped models: a stage that is broken on purpose is the one that the funnel names, and in the healthy
/// system beside it that stage loses little.
/// </summary>
public sealed class RealStagesTests(HarbourSystem system) : IClassFixture<HarbourSystem>
{
    private const double MostAnswered = 0.7;
    private const double FewLost = 0.1;
    private const double ManyLost = 0.25;

    [Fact]
    public void AHealthySystemAnswersMostQuestions()
    {
        var report = system.Healthy;
        var right = report.Funnel.Steps.Single(step => step.Stage == FunnelStage.NotRefused).Count;
        Assert.True(right >= MostAnswered * system.Questions.Count, Shown(report));
        Assert.True(LossOf(report, LostBy.Retriever) + LossOf(report, LostBy.Splitter) <= FewLost, Shown(report));
    }

    [Fact]
    public async Task ARetrieverThatReturnsRandomPassagesIsNamed() => IsNamed(
        LostBy.Retriever, await system.WithRetrieverAsync(chunks => new RandomRetriever(chunks)));

    [Fact]
    public async Task AReaderThatReturnsTheFirstSentenceIsNamed() =>
        IsNamed(LostBy.Reader, await system.WithReaderAsync(new FirstSentenceReader()));

    [Fact]
    public async Task ASplitterThatCutsAtTwentyTokensIsNamed() =>
        IsNamed(LostBy.Splitter, await system.WithChunksOfAsync(20));

    private void IsNamed(LostBy stage, SystemReport report)
    {
        Assert.True(report.Funnel.Worst == stage, Shown(report));
        Assert.True(LossOf(report, stage) - LossOf(system.Healthy, stage) >= ManyLost, Shown(report));
        Assert.Contains(
            $"lost by the {stage.ToString().ToLowerInvariant()}", report.ToMarkdown(), StringComparison.Ordinal);
    }

    private static double LossOf(SystemReport report, LostBy stage) =>
        report.Funnel.Losses.FirstOrDefault(loss => loss.Stage == stage)?.Share ?? 0;

    private static string Shown(SystemReport report) => string.Join('\n', report.Questions.Select(row =>
        $"{row.LostBy}: {row.Question} {(row.Candidates is [var best, ..] ? best.Text : "")}; "
        + $"alone {row.ReaderAlone?.Text}, on chunks {row.ReaderOnChunks?.Text}"));
}
