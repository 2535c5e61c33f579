using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Search.Quality;

/// <summary>The Rust tokenizers library, in a Node process that answers one line with one line.</summary>
internal sealed class TokenizerPeer : IDisposable
{
    private const char LastPlain = '~';

    private readonly Process _process;

    private TokenizerPeer(Process process) => _process = process;

    /// <summary>Starts the process; one thread only, so that figures compare.</summary>
    /// <param name="folder">The folder of peer.js, where <c>npm install</c> was run.</param>
    /// <exception cref="InvalidDataException">Packages are missing, or Node cannot be started.</exception>
    public static TokenizerPeer Start(string folder)
    {
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
        {
            throw new InvalidDataException($"The folder '{folder}' has no node_modules; run 'npm ci' in it first.");
        }

        var start = new ProcessStartInfo("node", [Path.GetFullPath(Path.Combine(folder, "peer.js"))])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment["RAYON_NUM_THREADS"] = "1";
        start.Environment["TOKENIZERS_PARALLELISM"] = "false";
        return new TokenizerPeer(Process.Start(start) ?? throw new InvalidDataException("Node cannot be started."));
    }

    /// <summary>Sends an operation with its arguments, already written as JSON.</summary>
    /// <exception cref="InvalidDataException">The peer refuses, or has ended.</exception>
    public JsonElement Ask(string operation, params (string Name, string Json)[] arguments)
    {
        var request = new StringBuilder($"{{\"op\":\"{operation}\"");
        foreach (var (name, json) in arguments)
        {
            request.Append(CultureInfo.InvariantCulture, $",\"{name}\":").Append(json);
        }

        _process.StandardInput.WriteLine(request.Append('}'));
        _process.StandardInput.Flush();
        var line = _process.StandardOutput.ReadLine() ?? throw new InvalidDataException("The peer has ended.");
        var answer = JsonSerializer.Deserialize<JsonElement>(line);
        return answer.TryGetProperty("error", out var error)
            ? throw new InvalidDataException($"The peer refuses: {error}")
            : answer.GetProperty("result");
    }

    /// <summary>Writes texts as a JSON array in ASCII. Lone surrogates are kept, as JSON libraries do not.</summary>
    public static string Write(IEnumerable<string> texts) => $"[{string.Join(',', texts.Select(Write))}]";

    public static string Write(string text)
    {
        var json = new StringBuilder("\"");
        foreach (var unit in text)
        {
            if (unit is < ' ' or > LastPlain or '"' or '\\')
            {
                json.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
            }
            else
            {
                json.Append(unit);
            }
        }

        return json.Append('"').ToString();
    }

    public static string Write(bool value) => value ? "true" : "false";

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
