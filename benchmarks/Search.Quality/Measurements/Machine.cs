using System.Runtime.InteropServices;

namespace Search.Quality;

/// <summary>What a reader of a figure must know about the machine.</summary>
internal sealed record Machine(string Processor, int Processors, int MemoryGigabytes, string System, string Runtime)
{
    private const string ProcessorFile = "/proc/cpuinfo";

    public static Machine Current { get; } = new(
        ProcessorName(),
        Environment.ProcessorCount,
        (int)Math.Round(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1 << 30)),
        RuntimeInformation.OSDescription,
        RuntimeInformation.FrameworkDescription);

    private static string ProcessorName() =>
        File.Exists(ProcessorFile)
            && File.ReadLines(ProcessorFile).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) is { } line
            ? line[(line.IndexOf(':') + 1)..].Trim()
            : RuntimeInformation.ProcessArchitecture.ToString();
}
