using System.Text.Json;

namespace Search.Pipeline;

/// <summary>What is known of the type of a socket's values: how they are checked, written and read.</summary>
internal abstract class SocketCodec
{
    public abstract Type Type { get; }

    public abstract bool Fits(object? value);

    public abstract void Write(Utf8JsonWriter writer, object? value, JsonSerializerOptions options);

    public abstract object? Read(JsonElement json, JsonSerializerOptions options);
}
