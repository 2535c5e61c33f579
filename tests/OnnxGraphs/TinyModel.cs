using System.Text.Json.Nodes;

namespace Search.Testing;

/// <summary>A model folder that a test writes and that goes with it.</summary>
internal sealed class TinyModel : IDisposable
{
    public TinyModel(byte[] graph, JsonObject configuration, JsonObject tokenizer)
        : this(Directory.CreateTempSubdirectory("tiny-model-").FullName, graph, configuration, tokenizer)
    {
    }

    private TinyModel(string folder, byte[] graph, JsonObject configuration, JsonObject tokenizer)
    {
        Path = folder;
        Write("model.onnx", graph);
        Write("config.json", configuration);
        Write("tokenizer.json", tokenizer);
    }

    public string Path { get; }

    /// <summary>Writes a model into a folder, which stays.</summary>
    public static void Write(string folder, byte[] graph, JsonObject configuration, JsonObject tokenizer)
    {
        Directory.CreateDirectory(folder);
        _ = new TinyModel(folder, graph, configuration, tokenizer);
    }

    /// <summary>A configuration with names of labels, which may be changed before it is written.</summary>
    public static JsonObject Configuration(params string[] labels)
    {
        var names = new JsonObject();
        for (var id = 0; id < labels.Length; id++)
        {
            names[$"{id}"] = labels[id];
        }

        return new JsonObject
        {
            ["model_type"] = "bert",
            ["max_position_embeddings"] = 64,
            ["pad_token_id"] = 0,
            ["id2label"] = names,
        };
    }

    public void Write(string name, JsonNode json) =>
        File.WriteAllText(System.IO.Path.Combine(Path, name), json.ToJsonString());

    public void Write(string name, byte[] content) =>
        File.WriteAllBytes(System.IO.Path.Combine(Path, name), content);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
