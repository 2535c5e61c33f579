using System.Text.Json;

namespace Search.Inference;

/// <summary>
/// Reads the small JSON files of a model folder; wrong types are errors that name the file and the property.
/// </summary>
internal static class ModelJson
{
    private const int MaxBytes = 4 << 20;

    public static JsonDocument Open(string path)
    {
        if (new FileInfo(path).Length > MaxBytes)
        {
            throw new ModelException(
                $"'{path}' is larger than {MaxBytes} bytes; it cannot be a model's configuration.");
        }

        try
        {
            return JsonDocument.Parse(File.ReadAllBytes(path), new JsonDocumentOptions { MaxDepth = 32 });
        }
        catch (JsonException error)
        {
            throw new ModelException($"'{path}' is not valid JSON: {error.Message}", error);
        }
    }

    public static string? String(JsonElement parent, string name, string path) =>
        Property(parent, name, path) is not { } value ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : throw Wrong(name, path, value, "a string");

    public static int? Integer(JsonElement parent, string name, string path) =>
        Property(parent, name, path) is not { } value ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number
        : throw Wrong(name, path, value, "a whole number");

    public static double? Number(JsonElement parent, string name, string path) =>
        Property(parent, name, path) is not { } value ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number)
            ? number
        : throw Wrong(name, path, value, "a finite number");

    public static bool Flag(JsonElement parent, string name, string path) =>
        Property(parent, name, path) is { } value
        && (value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean()
            : throw Wrong(name, path, value, "true or false"));

    public static JsonElement? Property(JsonElement parent, string name, string path)
    {
        if (parent.ValueKind != JsonValueKind.Object)
        {
            throw new ModelException($"'{path}' holds {parent.ValueKind}; expected an object with '{name}'.");
        }

        return parent.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    private static ModelException Wrong(string name, string path, JsonElement value, string expected) =>
        new($"'{name}' in '{path}' is {value.ValueKind}; expected {expected}.");
}
