using System.Diagnostics;

namespace Search.Quality;

/// <summary>How long calls took.</summary>
internal sealed class Latencies
{
    private readonly List<double> _milliseconds = [];

    public int Count => _milliseconds.Count;

    public double Total => _milliseconds.Sum();

    public async Task<T> MeasureAsync<T>(Func<ValueTask<T>> call)
    {
        var start = Stopwatch.GetTimestamp();
        var result = await call();
        _milliseconds.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        return result;
    }

    /// <summary>The time that this share of the calls did not exceed, in milliseconds.</summary>
    public double At(double share)
    {
        _milliseconds.Sort();
        var rank = (int)Math.Ceiling(share * _milliseconds.Count) - 1;
        return _milliseconds[Math.Clamp(rank, 0, _milliseconds.Count - 1)];
    }

    public void Add(Latencies other) => _milliseconds.AddRange(other._milliseconds);
}
