using System.Text.Json;

namespace Search.Inference;

/// <summary>What <c>modules.json</c> says: the steps from text to vector.</summary>
internal static class EmbeddingModules
{
    public const string Normalize = "Normalize";
    public const string Pooling = "Pooling";

    private const string FileName = "modules.json";

    // Their weights lie outside the graph, unless whoever exported it put all steps into it.
    private static readonly string[] WithWeights = ["Dense", "LayerNorm"];

    // Dropout does nothing outside training.
    private static readonly string[] Known = ["Transformer", Pooling, Normalize, "Dropout", .. WithWeights];

    /// <summary>The kinds of the steps in order, or null when there is no such file.</summary>
    public static IReadOnlyList<string>? Read(ModelFolder folder)
    {
        if (folder.Find(FileName) is not { } path)
        {
            return null;
        }

        using var json = ModelJson.Open(path);
        if (json.RootElement.ValueKind != JsonValueKind.Array)
        {
            throw new ModelException($"'{path}' holds {json.RootElement.ValueKind}; expected a list of modules.");
        }

        return [.. json.RootElement.EnumerateArray().Select(module => Read(module, path))];
    }

    /// <summary>The first step that only the graph itself can take, or null.</summary>
    public static string? NeedsGraph(IReadOnlyList<string> modules) => modules.FirstOrDefault(WithWeights.Contains);

    private static string Read(JsonElement module, string path)
    {
        var kind = (ModelJson.String(module, "type", path) ?? "").Split('.')[^1];
        if (!Known.Contains(kind))
        {
            throw new ModelException($"'{path}' has a module '{kind}'; known are {string.Join(", ", Known)}.");
        }

        if (kind == Pooling && ModelJson.String(module, "path", path) is { } place
            && place.TrimEnd('/') != PoolingConfiguration.Folder)
        {
            throw new ModelException(
                $"'{path}' keeps the pooling in '{place}'; expected '{PoolingConfiguration.Folder}'.");
        }

        return kind;
    }
}
