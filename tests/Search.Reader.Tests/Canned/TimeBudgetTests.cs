using Search.Pipeline;

namespace Search.Reader.Tests;

public sealed class TimeBudgetTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AReadingThatRunsOutOfTimeSaysSo()
    {
        using var canned = new CannedReader(1);
        using var reader = canned.Load(new ExtractiveReaderOptions { TimeBudget = TimeSpan.Zero });
        var result = await reader.ReadAsync("why", [Some.Chunk("a1 a2", "a")], Token);
        Assert.False(result.IsComplete);
        Assert.Empty(result.Answers);
        Assert.Equal((1, 0), (result.Cost.Windows, result.Cost.WindowsRead));
        Assert.Contains("0 of 1 windows", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AReadingThatEndsInTimeIsComplete()
    {
        using var canned = new CannedReader(1);
        using var reader = canned.Load(new ExtractiveReaderOptions { TimeBudget = TimeSpan.FromHours(1) });
        var result = await reader.ReadAsync("why", [Some.Chunk("a1 a2", "a"), Some.Chunk(" ", "b")], Token);
        Assert.True(result.IsComplete);
        Assert.Equal(new ReadingCost(1, 1, 1, 6, 0), result.Cost);
        Assert.Empty(result.Warnings);
    }

    [Fact]
    public async Task PaddingIsCountedWhereItArises()
    {
        using var canned = new CannedReader(1);
        using var reader = canned.Load(new ExtractiveReaderOptions());
        var results = await reader.ReadAsync(
            [new("why", [Some.Chunk("a1 a2 a3", "a")]), new("why", [Some.Chunk("a1", "a")])], Token);
        Assert.Equal((7, 0), (results[0].Cost.Tokens, results[0].Cost.PaddingTokens));
        Assert.Equal((5, 2), (results[1].Cost.Tokens, results[1].Cost.PaddingTokens));
        Assert.Equal(2 / 7.0, results[1].Cost.PaddingShare, 1e-12);
    }

    [Fact]
    public async Task ACancelledReadingIsCancelled()
    {
        using var canned = new CannedReader(1);
        using var reader = canned.Load(new ExtractiveReaderOptions());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await reader.ReadAsync("why", [Some.Chunk("a1", "a")], new CancellationToken(canceled: true)));
    }
}
