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

        JsonDocument? document = null;
        try
        {
            document = JsonDocument.Parse(File.ReadAllBytes(path), new JsonDocumentOptions { MaxDepth = 32 });
            RequireText(document.RootElement);
            return document;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            document?.Dispose();
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

    /// <summary>Strings are decoded when they are read; one that is no Unicode is found here, before that.</summary>
    /// <exception cref="InvalidOperationException">A name or a string is not valid Unicode.</exception>
    private static void RequireText(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                _ = value.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    RequireText(item);
                }

                break;
            case JsonValueKind.Object:
                foreach (var property in value.EnumerateObject())
                {
                    _ = property.Name;
                    RequireText(property.Value);
                }

                break;
        }
    }

    private static ModelException Wrong(string name, string path, JsonElement value, string expected) =>
        new($"'{name}' in '{path}' is {value.ValueKind}; expected {expected}.");
}
