using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Search.Pipeline;

/// <summary>Snapshots as JSON: names, numbers, and values by the types of their sockets.</summary>
internal static class SnapshotJson
{
    private const int Version = 1;

    public static string Write(GraphPlan plan, GraphSnapshot snapshot, JsonSerializerOptions options)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(writer, plan, snapshot, options);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <exception cref="JsonException">It is no snapshot of this graph.</exception>
    public static GraphSnapshot Read(GraphPlan plan, string json, JsonSerializerOptions options)
    {
        using var document = JsonDocument.Parse(json);
        try
        {
            return new SnapshotReader(plan, options).Read(document.RootElement, Version);
        }
        catch (Exception error) when (error is KeyNotFoundException or InvalidOperationException or FormatException
            or GraphBuildException or ArgumentException)
        {
            throw new JsonException($"This is no snapshot of the graph '{plan.Options.Name}': {error.Message}", error);
        }
    }

    private static void Write(
        Utf8JsonWriter writer, GraphPlan plan, GraphSnapshot snapshot, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteNumber("version", Version);
        writer.WriteString("graph", plan.Options.Name);
        writer.WriteString("component", snapshot.Breakpoint.Component);
        writer.WriteNumber("visit", snapshot.Breakpoint.Visit);
        WriteComponents(writer, plan, snapshot);
        WriteGiven(writer, plan, snapshot, options);
        WriteWaiting(writer, plan, snapshot, options);
        WriteResults(writer, plan, snapshot, options);
        WriteWarnings(writer, snapshot);
        WriteInside(writer, plan, snapshot, options);
        writer.WriteEndObject();
    }

    // Graphs inside that have stopped, too, each with a snapshot of its own.
    private static void WriteInside(
        Utf8JsonWriter writer, GraphPlan plan, GraphSnapshot snapshot, JsonSerializerOptions options)
    {
        writer.WriteStartArray("inside");
        foreach (var (index, wave, rank, inside) in snapshot.Inside)
        {
            var component = (SubgraphComponent)plan.Nodes[index].Component;
            writer.WriteStartObject();
            writer.WriteString("component", component.Name);
            writer.WriteNumber("wave", wave);
            writer.WriteNumber("rank", rank);
            writer.WritePropertyName("snapshot");
            Write(writer, component.Graph.Plan, inside, options);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteComponents(Utf8JsonWriter writer, GraphPlan plan, GraphSnapshot snapshot)
    {
        writer.WriteStartArray("components");
        foreach (var node in plan.Nodes)
        {
            writer.WriteStartObject();
            writer.WriteString("name", node.Name);
            writer.WriteNumber("visits", snapshot.Visits[node.Index].Visits);
            writer.WriteNumber("wave", snapshot.Visits[node.Index].LastWave);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteGiven(
        Utf8JsonWriter writer, GraphPlan plan, GraphSnapshot snapshot, JsonSerializerOptions options)
    {
        writer.WriteStartArray("given");
        foreach (var input in plan.Nodes.SelectMany(node => node.Inputs))
        {
            if (snapshot.Caller[input.Ordinal] is { } value)
            {
                writer.WriteStartObject();
                writer.WriteString("input", input.Socket.ToString());
                writer.WritePropertyName("value");
                input.Socket.Codec.Write(writer, NoneValue.Unpack(value), options);
                writer.WriteEndObject();
            }
        }

        writer.WriteEndArray();
    }

    private static void WriteWaiting(
        Utf8JsonWriter writer, GraphPlan plan, GraphSnapshot snapshot, JsonSerializerOptions options)
    {
        writer.WriteStartArray("waiting");
        foreach (var input in plan.Nodes.SelectMany(node => node.Inputs))
        {
            for (var i = 0; i < input.Slots; i++)
            {
                foreach (var (value, wave) in snapshot.Slots[input.FirstSlot + i])
                {
                    writer.WriteStartObject();
                    writer.WriteString("from", input.Senders[i].From.ToString());
                    writer.WriteString("to", input.Socket.ToString());
                    writer.WriteNumber("wave", wave);
                    writer.WritePropertyName("value");
                    input.Senders[i].Codec.Write(writer, NoneValue.Unpack(value), options);
                    writer.WriteEndObject();
                }
            }
        }

        writer.WriteEndArray();
    }

    private static void WriteResults(
        Utf8JsonWriter writer, GraphPlan plan, GraphSnapshot snapshot, JsonSerializerOptions options)
    {
        writer.WriteStartArray("results");
        foreach (var output in plan.Outputs.Where(output => snapshot.Kept[output.Ordinal]))
        {
            writer.WriteStartObject();
            writer.WriteString("output", output.Socket.ToString());
            if (snapshot.Results[output.Ordinal] is { } value)
            {
                writer.WritePropertyName("value");
                output.Socket.Codec.Write(writer, NoneValue.Unpack(value), options);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteWarnings(Utf8JsonWriter writer, GraphSnapshot snapshot)
    {
        writer.WriteStartArray("warnings");
        foreach (var (wave, rank, index, text) in snapshot.Warnings)
        {
            writer.WriteStartObject();
            writer.WriteNumber("wave", wave);
            writer.WriteNumber("rank", rank);
            writer.WriteNumber("index", index);
            writer.WriteString("text", text);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
