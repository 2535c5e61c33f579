using System.Diagnostics;

namespace Search.Reader;

/// <summary>The moment at which a reading stops, whatever is left to read.</summary>
internal readonly struct Deadline
{
    private readonly TimeSpan? _budget;
    private readonly long _started;

    private Deadline(TimeSpan? budget)
    {
        _budget = budget;
        _started = Stopwatch.GetTimestamp();
    }

    /// <summary>Whether there is a limit.</summary>
    public bool IsSet => _budget is not null;

    /// <summary>Whether the time has run out.</summary>
    public bool IsOver => _budget is { } budget && Stopwatch.GetElapsedTime(_started) >= budget;

    /// <summary>A deadline so long from now; null for none.</summary>
    public static Deadline In(TimeSpan? budget) => new(budget);
}
