using System.Diagnostics;

namespace Search.Quality;

/// <summary>How long something took: on the clock, and in processor time, which other programs hardly change.</summary>
internal readonly record struct SpeedTime(double Seconds, double Processor)
{
    public static SpeedTime operator +(SpeedTime left, SpeedTime right) =>
        new(left.Seconds + right.Seconds, left.Processor + right.Processor);

    /// <summary>The time of some work in this process.</summary>
    public static async Task<(SpeedTime Time, T Result)> OfAsync<T>(Func<Task<T>> work)
    {
        var started = Stopwatch.GetTimestamp();
        var before = Environment.CpuUsage.TotalTime;
        var result = await work();
        var used = Environment.CpuUsage.TotalTime - before;
        return (new SpeedTime(Stopwatch.GetElapsedTime(started).TotalSeconds, used.TotalSeconds), result);
    }
}
