using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Search.Quality;

/// <summary>A peer's program in Node: it greets with a line of JSON, and answers each line with one.</summary>
internal sealed class NodeProgram : IDisposable
{
    private readonly Process _process;

    private NodeProgram(Process process) => _process = process;

    /// <summary>The program's greeting.</summary>
    public JsonElement Greeting { get; private set; }

    /// <summary>Starts <c>peer.mjs</c> of a folder and waits for its greeting.</summary>
    /// <exception cref="InvalidDataException">Its packages are missing, or it ended.</exception>
    public static async Task<NodeProgram> StartAsync(string folder, params string[] arguments)
    {
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
        {
            throw new InvalidDataException($"The peer is not installed. Run npm ci --ignore-scripts in '{folder}'.");
        }

        var start = new ProcessStartInfo("node", [Path.Combine(folder, "peer.mjs"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        var program = new NodeProgram(
            Process.Start(start) ?? throw new InvalidDataException("Node cannot be started."));
        program.Greeting = await program.ReadAsync();
        return program;
    }

    /// <summary>Sends a request and returns the answer to it.</summary>
    public async Task<JsonElement> AskAsync<T>(T request)
    {
        await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(request, JsonSerializerOptions.Web));
        await _process.StandardInput.FlushAsync();
        return await ReadAsync();
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private async Task<JsonElement> ReadAsync() =>
        await _process.StandardOutput.ReadLineAsync() is { } line
            ? JsonSerializer.Deserialize<JsonElement>(line)
            : throw new InvalidDataException("The peer ended; its error stream says why.");
}
