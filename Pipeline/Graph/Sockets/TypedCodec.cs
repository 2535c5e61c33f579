using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Search.Pipeline;

/// <summary>The codec of one type, by what the caller's options know of it; no reflection of ours.</summary>
internal sealed class TypedCodec<T> : SocketCodec
{
    public static readonly TypedCodec<T> Instance = new();

    public override Type Type => typeof(T);

    public override bool Fits(object? value) => value is T || (value is null && default(T) is null);

    public override void Write(Utf8JsonWriter writer, object? value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, (T)value!, (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T)));

    public override object? Read(JsonElement json, JsonSerializerOptions options) =>
        json.Deserialize((JsonTypeInfo<T>)options.GetTypeInfo(typeof(T)));
}
