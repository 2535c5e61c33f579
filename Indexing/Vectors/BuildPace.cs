using System.Diagnostics;

namespace Search.Indexing;

/// <summary>
/// Lets searches pass a long piece of work in the background: between its steps it waits while one is running, though
/// never for long.
/// </summary>
/// <param name="searches">The searches that go first; null when there are none.</param>
/// <param name="cancellationToken">Stops the work.</param>
/// <remarks>
/// A graph takes minutes of a core, and a search that shares cores and memory with it takes twice as long. Where
/// searches never pause, the work still has a fifth of the time. For one thread.
/// </remarks>
internal sealed class BuildPace(CancellationToken cancellationToken, SearchPrecedence? searches = null)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(4);
    private static readonly TimeSpan LeastWork = TimeSpan.FromMilliseconds(1);

    private long _workingSince;

    /// <summary>Comes between two steps of the work.</summary>
    /// <exception cref="OperationCanceledException">The work is to stop.</exception>
    public void Step()
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (searches is { IsSearching: true } && Stopwatch.GetElapsedTime(_workingSince) >= LeastWork)
        {
            searches.Wait(LongestWait);
            _workingSince = Stopwatch.GetTimestamp();
        }
    }
}
