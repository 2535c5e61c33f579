using System.Diagnostics;
using System.Text.Json;

namespace Search.Quality;

/// <summary>onnxruntime-node in a process of its own; see <c>Peers/onnxruntime-node</c>.</summary>
internal sealed class NodePeer : IDisposable
{
    private readonly Process _process;
    private readonly string _ids;

    private NodePeer(Process process, string ids, string version)
    {
        _process = process;
        _ids = ids;
        Version = version;
    }

    /// <summary>The version of its runtime.</summary>
    public string Version { get; }

    /// <summary>Starts it, and lets it load the model and run once.</summary>
    /// <param name="folder">The folder of the peer's program.</param>
    /// <param name="model">The model's file.</param>
    /// <param name="texts">The token ids of each text.</param>
    /// <param name="threads">The threads of a run.</param>
    public static async Task<NodePeer> StartAsync(
        string folder, string model, IReadOnlyList<int[]> texts, int threads)
    {
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
        {
            throw new InvalidDataException($"The peer is not installed. Run npm ci --ignore-scripts in '{folder}'.");
        }

        var ids = Path.GetTempFileName();
        await File.WriteAllTextAsync(ids, JsonSerializer.Serialize(texts));
        var process = Process.Start(
            new ProcessStartInfo("node", [Path.Combine(folder, "peer.mjs"), model, ids, $"{threads}"])
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            })!;
        using var greeting = await ReadAsync(process);
        return new NodePeer(process, ids, greeting.RootElement.GetProperty("version").GetString()!);
    }

    /// <summary>Runs batches of indices.</summary>
    /// <returns>The time that it took, and the vector of the last index.</returns>
    public async Task<(SpeedTime Time, int Index, float[] Vector)> RunAsync(IReadOnlyList<int[]> batches)
    {
        await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(batches));
        await _process.StandardInput.FlushAsync();
        using var answer = await ReadAsync(_process);
        var root = answer.RootElement;
        var time = new SpeedTime(root.GetProperty("seconds").GetDouble(), root.GetProperty("processor").GetDouble());
        return (time, root.GetProperty("index").GetInt32(),
            [.. root.GetProperty("vector").EnumerateArray().Select(value => value.GetSingle())]);
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
        File.Delete(_ids);
    }

    private static async Task<JsonDocument> ReadAsync(Process process) =>
        await process.StandardOutput.ReadLineAsync() is { } line
            ? JsonDocument.Parse(line)
            : throw new InvalidDataException("The peer ended; its error stream says why.");
}
