namespace Search.Pipeline.Tests.Graphs;

/// <summary>Holds components up as a test wants it, and counts those that run.</summary>
internal sealed class Pace
{
    private static readonly AsyncLocal<Pace?> Local = new();
    private readonly Func<int, CancellationToken, Task> _wait;
    private int _started;
    private int _running;

    /// <param name="wait">Waits, given the number of the visit among all of the run, from 1.</param>
    public Pace(Func<int, CancellationToken, Task> wait) => _wait = wait;

    /// <summary>The pace of what runs in this flow of control.</summary>
    public static Pace? Current
    {
        get => Local.Value;
        set => Local.Value = value;
    }

    public int Running => _running;

    public async ValueTask WaitAsync(CancellationToken cancellationToken)
    {
        var number = Interlocked.Increment(ref _started);
        Interlocked.Increment(ref _running);
        try
        {
            await _wait(number, cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }
}
