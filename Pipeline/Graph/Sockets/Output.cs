using System.Text.Json;

namespace Search.Pipeline;

/// <summary>An output whose values go to other components, or out of the graph.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
public sealed class Output<T> : OutputSocket, IOutput<T>
{
    internal Output(GraphComponent component, string name)
        : base(component, name, typeof(T))
    {
    }

    OutputSocket IOutput<T>.Socket => this;

    internal override void ExposeBy(SubgraphComponent nested, string name) =>
        nested.ExposeOutput<T>(name, this);

    internal override void Write(Utf8JsonWriter writer, object? value, JsonSerializerOptions options) =>
        SocketJson.Write<T>(writer, value, options);

    internal override object? Read(JsonElement json, JsonSerializerOptions options) =>
        SocketJson.Read<T>(json, options);
}
