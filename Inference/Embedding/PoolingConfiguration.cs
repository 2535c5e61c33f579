using System.Text.Json;

namespace Search.Inference;

/// <summary>What <c>1_Pooling/config.json</c> says.</summary>
/// <param name="Modes">The ways to pool, in the order in which their vectors stand.</param>
/// <param name="IncludesPrompt">Whether the tokens of a prompt count like those of the text.</param>
internal sealed record PoolingConfiguration(PoolingMode[] Modes, bool IncludesPrompt)
{
    public const string Folder = "1_Pooling";

    private const string FilePath = Folder + "/config.json";
    private const string Prefix = "pooling_mode_";

    // In the order of concatenation: mode, name of its flag after the prefix, name as a value of pooling_mode.
    private static readonly (PoolingMode Mode, string Flag, string Value)[] Names =
    [
        (PoolingMode.FirstToken, "cls_token", "cls"),
        (PoolingMode.Max, "max_tokens", "max"),
        (PoolingMode.Mean, "mean_tokens", "mean"),
        (PoolingMode.MeanSqrtLength, "mean_sqrt_len_tokens", "mean_sqrt_len_tokens"),
        (PoolingMode.WeightedMean, "weightedmean_tokens", "weightedmean"),
        (PoolingMode.LastToken, "lasttoken", "lasttoken"),
    ];

    /// <summary>The mean over everything: what sentence-transformers does with a bare encoder.</summary>
    public static PoolingConfiguration Mean { get; } = new([PoolingMode.Mean], true);

    /// <summary>Reads the file, or gives null when there is none.</summary>
    public static PoolingConfiguration? Read(ModelFolder folder)
    {
        if (folder.Find(FilePath) is not { } path)
        {
            return null;
        }

        using var json = ModelJson.Open(path);
        var root = json.RootElement;
        var includesPrompt = ModelJson.Property(root, "include_prompt", path) is null
            || ModelJson.Flag(root, "include_prompt", path);
        var chosen =
            ModelJson.Property(root, "pooling_mode", path) is { } value ? Values(value, path) : Flags(root, path);
        var modes = Names.Where(name => chosen.Contains(name.Value)).Select(name => name.Mode).ToArray();
        return modes.Length > 0
            ? new PoolingConfiguration(modes, includesPrompt)
            : throw new ModelException($"'{path}' asks for no pooling; expected at least one of {Expected}.");
    }

    private static string Expected => string.Join(", ", Names.Select(name => Prefix + name.Flag));

    private static List<string> Flags(JsonElement root, string path) =>
    [
        .. root.EnumerateObject()
            .Where(property => property.Name.StartsWith(Prefix, StringComparison.Ordinal))
            .Where(property => ModelJson.Flag(root, property.Name, path))
            .Select(property => ValueOf(property.Name, path)),
    ];

    private static string ValueOf(string flag, string path) =>
        Array.Find(Names, name => Prefix + name.Flag == flag).Value
            ?? throw new ModelException($"'{path}' asks for {flag}; known are {Expected}.");

    private static List<string> Values(JsonElement value, string path)
    {
        JsonElement[] items = value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [value];
        var chosen = new List<string>();
        foreach (var item in items)
        {
            var text =
                item.ValueKind == JsonValueKind.String ? item.GetString()!.ToLowerInvariant() : item.GetRawText();
            chosen.Add(
                Array.Exists(Names, name => name.Value == text)
                    ? text
                    : throw new ModelException(
                        $"'{path}' asks for the pooling_mode {text}; known are " +
                        $"{string.Join(", ", Names.Select(name => name.Value))}."));
        }

        return chosen;
    }
}
