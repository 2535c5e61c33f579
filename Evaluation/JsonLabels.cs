using System.Text.Json;

namespace Search.Evaluation;

/// <summary>JSON with labels, whose errors name the file and the place.</summary>
internal static class JsonLabels
{
    /// <summary>Parses a file and reads its root.</summary>
    /// <exception cref="InvalidDataException">The file is not JSON, or the reading found something wrong.</exception>
    public static T Parse<T>(byte[] content, string path, Func<JsonElement, T> read)
    {
        try
        {
            using var json = JsonDocument.Parse(content);
            return read(json.RootElement);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // Half a surrogate pair in a string is told by the second of them.
            throw new InvalidDataException($"'{path}' is not valid JSON: {error.Message}", error);
        }
    }

    /// <summary>A member that must be there.</summary>
    /// <param name="parent">The object.</param>
    /// <param name="name">The member's name.</param>
    /// <param name="kind">What it must be.</param>
    /// <param name="path">The file.</param>
    /// <param name="place">Where the object stands in the file, as <c>$.data[0]</c>.</param>
    /// <exception cref="InvalidDataException">It is not there, or something else.</exception>
    public static JsonElement Member(
        JsonElement parent, string name, JsonValueKind kind, string path, string place) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value)
            && value.ValueKind == kind
            ? value
            : throw new InvalidDataException(
                $"{place} in '{path}' has no {kind.ToString().ToLowerInvariant()} '{name}'.");
}
