using System.Diagnostics;
using System.Globalization;

namespace Search.Quality;

/// <summary>hnswlib in a process of its own; see <c>Peers/hnswlib</c>.</summary>
internal sealed class HnswlibPeer : IDisposable
{
    private readonly Process _process;
    private readonly int _top;

    private HnswlibPeer(Process process, int top, SpeedTime build)
    {
        _process = process;
        _top = top;
        Build = build;
    }

    /// <summary>The time that its build took.</summary>
    public SpeedTime Build { get; }

    /// <summary>The memory of its own that the process has, in bytes.</summary>
    public long Memory => long.Parse(
        File.ReadLines($"/proc/{_process.Id}/status")
            .First(line => line.StartsWith("RssAnon:", StringComparison.Ordinal)).Split(' ')[^2],
        CultureInfo.InvariantCulture) * 1024;

    /// <summary>Starts it and lets it build its graph.</summary>
    public static async Task<HnswlibPeer> StartAsync(
        string program, string file, int queries, int links, int breadth, int top)
    {
        if (!File.Exists(program))
        {
            throw new InvalidDataException(
                $"There is no '{program}'. Install libhnswlib-dev and compile Peers/hnswlib/peer.cpp as it says.");
        }

        var process = Process.Start(
            new ProcessStartInfo(program, [file, $"{queries}", $"{links}", $"{breadth}", $"{top}"])
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            })!;
        var (build, _) = await ReadAsync(process);
        return new HnswlibPeer(process, top, build);
    }

    /// <summary>Searches for all queries.</summary>
    /// <returns>The time that it took, and what was found for each.</returns>
    public async Task<(SpeedTime Time, int[][] Found)> SearchAsync(int breadth)
    {
        await _process.StandardInput.WriteLineAsync(breadth.ToString(CultureInfo.InvariantCulture));
        await _process.StandardInput.FlushAsync();
        var (time, ids) = await ReadAsync(_process);
        return (time, [.. ids.Chunk(_top)]);
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static async Task<(SpeedTime Time, int[] Ids)> ReadAsync(Process process)
    {
        var line = await process.StandardOutput.ReadLineAsync()
            ?? throw new InvalidDataException("The peer ended; its error stream says why.");
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return (
            new SpeedTime(
                double.Parse(words[0], CultureInfo.InvariantCulture),
                double.Parse(words[1], CultureInfo.InvariantCulture)),
            [.. words.Skip(2).Select(word => int.Parse(word, CultureInfo.InvariantCulture))]);
    }
}
