using System.Globalization;

namespace Search.Quality;

/// <summary>
/// The peak of this process's anonymous resident memory, sampled; mapped files are not the program's memory.
/// </summary>
internal sealed class PeakMemory : IDisposable
{
    private const string Status = "/proc/self/status";
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    private readonly ManualResetEventSlim _stopped = new();
    private readonly Thread _sampler;
    private long _peak;

    public PeakMemory()
    {
        _sampler = new Thread(Sample) { IsBackground = true };
        _sampler.Start();
    }

    /// <summary>The peak so far, in bytes.</summary>
    public long Bytes => Math.Max(Interlocked.Read(ref _peak), Current());

    public void Dispose()
    {
        _stopped.Set();
        _sampler.Join();
        _stopped.Dispose();
    }

    private static long Current()
    {
        var line = File.ReadLines(Status).First(line => line.StartsWith("RssAnon:", StringComparison.Ordinal));
        var kilobytes = line["RssAnon:".Length..].Trim().Split(' ')[0];
        return long.Parse(kilobytes, CultureInfo.InvariantCulture) * 1024;
    }

    private void Sample()
    {
        do
        {
            Interlocked.Exchange(ref _peak, Math.Max(Interlocked.Read(ref _peak), Current()));
        }
        while (!_stopped.Wait(Interval));
    }
}
