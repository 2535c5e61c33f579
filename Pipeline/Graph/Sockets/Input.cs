using System.Text.Json;

namespace Search.Pipeline;

/// <summary>An input with one value: from one sender, from the caller, or its default.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public sealed class Input<T> : TypedInput<T>, IInput<T>
{
    internal Input(GraphComponent component, string name)
        : base(component, name, typeof(T), InputKind.One, isMandatory: true, null)
    {
    }

    internal Input(GraphComponent component, string name, T defaultValue)
        : base(component, name, typeof(T), InputKind.One, isMandatory: false, defaultValue)
    {
    }

    InputSocket IInput<T>.Socket => this;

    internal override object? Gather(ReadOnlySpan<object?> values) => values[0];

    internal override void ExposeBy(SubgraphComponent nested, string name) =>
        nested.ExposeInput<T>(name, this);

    internal override void Write(Utf8JsonWriter writer, object? value, JsonSerializerOptions options) =>
        SocketJson.Write<T>(writer, value, options);

    internal override object? Read(JsonElement json, JsonSerializerOptions options) =>
        SocketJson.Read<T>(json, options);

    internal override bool IsAccepted(object? value) => SocketJson.Fits<T>(value);
}
