using System.Globalization;

namespace Search.Quality;

/// <summary>What a process and those that it started take together, on Linux.</summary>
internal sealed class ProcessTree(int root)
{
    private const string Anonymous = "RssAnon:";

    // Ticks of the clock in which Linux counts processor time.
    private const double TicksPerSecond = 100;

    private readonly Dictionary<int, double> _seconds = [];

    /// <summary>The most anonymous memory that was seen, in MiB.</summary>
    public double PeakMemory { get; private set; }

    /// <summary>The processor time so far, in seconds, that of ended processes included.</summary>
    public double ProcessorSeconds => _seconds.Values.Sum();

    /// <summary>Looks at all processes once.</summary>
    public void Look()
    {
        var memory = 0.0;
        foreach (var process in Find(root))
        {
            try
            {
                memory += MemoryOf(process);
                _seconds[process] = SecondsOf(process);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // It has ended since it was listed.
                continue;
            }
        }

        PeakMemory = Math.Max(PeakMemory, memory);
    }

    private static IEnumerable<int> Find(int process)
    {
        yield return process;
        foreach (var child in ChildrenOf(process).SelectMany(Find))
        {
            yield return child;
        }
    }

    private static List<int> ChildrenOf(int process)
    {
        var children = new List<int>();
        try
        {
            foreach (var thread in Directory.GetDirectories($"/proc/{process}/task"))
            {
                children.AddRange(File.ReadAllText($"{thread}/children")
                    .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .Select(id => int.Parse(id, CultureInfo.InvariantCulture)));
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It has ended, and its children with it.
            return children;
        }

        return children;
    }

    private static double MemoryOf(int process)
    {
        var line = File.ReadLines($"/proc/{process}/status")
            .FirstOrDefault(line => line.StartsWith(Anonymous, StringComparison.Ordinal));
        return line is null ? 0 : long.Parse(line.AsSpan(Anonymous.Length).Trim(" \tkB"), CultureInfo.InvariantCulture) / 1024.0;
    }

    // The fields after the name, which is in brackets and may hold anything.
    private static double SecondsOf(int process)
    {
        var stat = File.ReadAllText($"/proc/{process}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture))
            / TicksPerSecond;
    }
}
