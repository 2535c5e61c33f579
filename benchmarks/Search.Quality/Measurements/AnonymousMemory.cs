using System.Globalization;

namespace Search.Quality;

/// <summary>Watches how much memory of its own the program takes; files that are mapped into it do not count.</summary>
internal sealed class AnonymousMemory : IDisposable
{
    private const string StatusFile = "/proc/self/status";
    private const string Field = "RssAnon:";

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    private readonly CancellationTokenSource _stop = new();
    private readonly Thread _watch;

    public AnonymousMemory()
    {
        _watch = new Thread(Watch) { IsBackground = true, Priority = ThreadPriority.Highest };
        _watch.Start();
    }

    /// <summary>The most that was seen, in MiB.</summary>
    public double Peak { get; private set; }

    public void Dispose()
    {
        _stop.Cancel();
        _watch.Join();
        _stop.Dispose();
    }

    private void Watch()
    {
        do
        {
            Peak = Math.Max(Peak, Read());
        }
        while (!_stop.Token.WaitHandle.WaitOne(Interval));
    }

    private static double Read()
    {
        var line = File.ReadLines(StatusFile).First(line => line.StartsWith(Field, StringComparison.Ordinal));
        return long.Parse(line[Field.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture)
            / 1024.0;
    }
}
