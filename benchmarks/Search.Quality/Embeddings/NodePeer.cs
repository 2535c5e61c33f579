using System.Text.Json;

namespace Search.Quality;

/// <summary>onnxruntime-node in a process of its own; see <c>Peers/onnxruntime-node</c>.</summary>
internal sealed class NodePeer : IDisposable
{
    private readonly NodeProgram _program;
    private readonly string _ids;

    private NodePeer(NodeProgram program, string ids)
    {
        _program = program;
        _ids = ids;
    }

    /// <summary>The version of its runtime.</summary>
    public string Version => _program.Greeting.GetProperty("version").GetString()!;

    /// <summary>Starts it, and lets it load the model and run once.</summary>
    /// <param name="folder">The folder of the peer's program.</param>
    /// <param name="model">The model's file.</param>
    /// <param name="texts">The token ids of each text.</param>
    /// <param name="threads">The threads of a run.</param>
    public static async Task<NodePeer> StartAsync(
        string folder, string model, IReadOnlyList<int[]> texts, int threads)
    {
        var ids = Path.GetTempFileName();
        await File.WriteAllTextAsync(ids, JsonSerializer.Serialize(texts));
        return new NodePeer(await NodeProgram.StartAsync(folder, model, ids, $"{threads}"), ids);
    }

    /// <summary>Runs batches of indices.</summary>
    /// <returns>The time that it took, and the vector of the last index.</returns>
    public async Task<(SpeedTime Time, int Index, float[] Vector)> RunAsync(IReadOnlyList<int[]> batches)
    {
        var answer = await _program.AskAsync(batches);
        var time =
            new SpeedTime(answer.GetProperty("seconds").GetDouble(), answer.GetProperty("processor").GetDouble());
        return (time, answer.GetProperty("index").GetInt32(),
            [.. answer.GetProperty("vector").EnumerateArray().Select(value => value.GetSingle())]);
    }

    public void Dispose()
    {
        _program.Dispose();
        File.Delete(_ids);
    }
}
