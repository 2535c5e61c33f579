using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Search.Pipeline;

/// <summary>Values of sockets as JSON, by what the caller's options know of their type.</summary>
internal static class SocketJson
{
    public static void Write<T>(Utf8JsonWriter writer, object? value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, (T)value!, (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T)));

    public static object? Read<T>(JsonElement json, JsonSerializerOptions options) =>
        json.Deserialize((JsonTypeInfo<T>)options.GetTypeInfo(typeof(T)));

    public static bool Fits<T>(object? value) => value is T || (value is null && default(T) is null);
}
