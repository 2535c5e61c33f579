using System.Globalization;
using System.Text.Json;

namespace Search.Inference;

/// <summary>Reads the label names of a classification model out of its <c>config.json</c>.</summary>
internal static class ModelLabels
{
    private const int MaxCount = 1 << 16;

    /// <summary>The names by id; none when the file states no labels.</summary>
    public static IReadOnlyList<string> Read(JsonElement root, string path)
    {
        var count = ModelJson.Integer(root, "num_labels", path);
        if (count is < 1 or > MaxCount)
        {
            throw new ModelException($"'num_labels' in '{path}' is {count}; expected 1 to {MaxCount}.");
        }

        if (ModelJson.Property(root, "id2label", path) is not { } map)
        {
            return [.. Enumerable.Range(0, count ?? 0).Select(id => string.Create(
                CultureInfo.InvariantCulture, $"LABEL_{id}"))];
        }

        var labels = ReadMap(map, path);
        return count is null || count == labels.Length
            ? labels
            : throw new ModelException(
                $"'{path}' gives num_labels {count} but an id2label of {labels.Length} labels; expected as many.");
    }

    private static string[] ReadMap(JsonElement map, string path)
    {
        if (map.ValueKind != JsonValueKind.Object)
        {
            throw new ModelException(
                $"'id2label' in '{path}' is {map.ValueKind}; expected an object such as {{\"0\": \"O\"}}.");
        }

        var properties = map.EnumerateObject().ToList();
        if (properties.Count > MaxCount)
        {
            throw new ModelException(
                $"'id2label' in '{path}' has {properties.Count} labels; expected at most {MaxCount}.");
        }

        var labels = new string[properties.Count];
        foreach (var property in properties)
        {
            var id = ReadId(property.Name, labels.Length, path);
            if (labels[id] is not null)
            {
                throw new ModelException($"'id2label' in '{path}' has the id {id} twice.");
            }

            labels[id] = ReadName(property, path);
        }

        return labels;
    }

    private static int ReadId(string key, int count, string path)
    {
        if (!int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            throw new ModelException($"'id2label' in '{path}' has the key '{key}'; expected a whole number from 0.");
        }

        return id < count
            ? id
            : throw new ModelException(
                $"'id2label' in '{path}' has {count} labels and the id {id}; expected every id from 0 to {count - 1}.");
    }

    private static string ReadName(JsonProperty property, string path) =>
        property.Value.ValueKind == JsonValueKind.String && property.Value.GetString() is { Length: > 0 } name
            ? name
            : throw new ModelException(
                $"'id2label' in '{path}' names the id {property.Name} {property.Value.GetRawText()}; expected a name.");
}
