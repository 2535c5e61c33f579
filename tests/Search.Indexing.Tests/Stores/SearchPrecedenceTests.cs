namespace Search.Indexing.Tests;

public sealed class SearchPrecedenceTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(5);

    private readonly SearchPrecedence _searches = new();

    [Fact]
    public void NobodyWaitsWhenNoSearchIsRunning()
    {
        Assert.False(_searches.IsSearching);
        Assert.True(_searches.Wait(Long));
    }

    [Fact]
    public void AWaitEndsBeforeALongSearch()
    {
        using var search = _searches.Begin();

        Assert.True(_searches.IsSearching);
        Assert.False(_searches.Wait(TimeSpan.FromMilliseconds(1)));
    }

    [Fact]
    public async Task AWaitEndsWithTheLastSearch()
    {
        var (first, second) = (_searches.Begin(), _searches.Begin());
        var wait = Task.Run(() => _searches.Wait(Long), TestContext.Current.CancellationToken);
        first.Dispose();
        Assert.True(_searches.IsSearching);
        second.Dispose();

        Assert.True(await wait);
        Assert.False(_searches.IsSearching);
    }

    [Fact]
    public void ASearchThatNeverEndsDoesNotStopTheWork()
    {
        using var search = _searches.Begin();
        var pace = new BuildPace(TestContext.Current.CancellationToken, _searches);

        for (var step = 0; step < 20; step++)
        {
            pace.Step();
        }

        Assert.True(_searches.IsSearching);
    }

    [Fact]
    public void WorkThatIsStoppedEndsAtTheNextStep()
    {
        using var stop = new CancellationTokenSource();
        var pace = new BuildPace(stop.Token, _searches);
        pace.Step();
        stop.Cancel();

        Assert.Throws<OperationCanceledException>(pace.Step);
    }
}
