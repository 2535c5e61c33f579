namespace Search.Indexing;

/// <summary>Counts the searches that are running, so that work in the background can let them pass.</summary>
/// <remarks>Safe for any number of threads.</remarks>
internal sealed class SearchPrecedence
{
    private readonly object _gate = new();
    private int _running;

    /// <summary>Whether a search is running.</summary>
    public bool IsSearching => Volatile.Read(ref _running) > 0;

    /// <summary>Begins a search; it ends when the returned value is disposed of, which is done once.</summary>
    public Running Begin()
    {
        Interlocked.Increment(ref _running);
        return new Running(this);
    }

    /// <summary>Waits until no search is running, or for a time.</summary>
    /// <returns>Whether the searches ended.</returns>
    public bool Wait(TimeSpan longest)
    {
        lock (_gate)
        {
            return !IsSearching || Monitor.Wait(_gate, longest);
        }
    }

    private void End()
    {
        if (Interlocked.Decrement(ref _running) == 0)
        {
            lock (_gate)
            {
                Monitor.PulseAll(_gate);
            }
        }
    }

    /// <summary>A search that is running.</summary>
    internal readonly struct Running(SearchPrecedence precedence) : IDisposable
    {
        public void Dispose() => precedence.End();
    }
}
