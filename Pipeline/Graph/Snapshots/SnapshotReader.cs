using System.Text.Json;

namespace Search.Pipeline;

/// <summary>Reads the JSON of a snapshot, which may be anything until it is checked.</summary>
internal sealed class SnapshotReader(GraphPlan plan, JsonSerializerOptions options)
{
    // More than any run has, and far from where numbers overflow.
    private const int Most = 1_000_000_000;

    private readonly Dictionary<string, InputPlan> _inputs = plan.Nodes.SelectMany(node => node.Inputs)
        .ToDictionary(input => input.Socket.ToString(), StringComparer.Ordinal);

    private readonly Dictionary<string, OutputPlan> _outputs =
        plan.Outputs.ToDictionary(output => output.Socket.ToString(), StringComparer.Ordinal);

    public GraphSnapshot Read(JsonElement json, int version)
    {
        if (json.GetProperty("version").GetInt32() != version)
        {
            throw new FormatException($"its version is not {version}.");
        }

        var breakpoint = new GraphBreakpoint(Text(json, "component"), AtLeast(1, json, "visit"));
        var snapshot = new GraphSnapshot(plan, breakpoint);
        ReadComponents(json.GetProperty("components"), snapshot);
        foreach (var given in json.GetProperty("given").EnumerateArray())
        {
            var input = Find(_inputs, "input", Text(given, "input"));
            var value = input.Socket.Codec.Read(given.GetProperty("value"), options);
            snapshot.Caller[input.Ordinal] = NoneValue.Pack(value);
        }

        ReadWaiting(json.GetProperty("waiting"), snapshot);
        foreach (var result in json.GetProperty("results").EnumerateArray())
        {
            var output = Find(_outputs, "output", Text(result, "output"));
            snapshot.Kept[output.Ordinal] = true;
            if (result.TryGetProperty("value", out var last))
            {
                snapshot.Results[output.Ordinal] = NoneValue.Pack(output.Socket.Codec.Read(last, options));
            }
        }

        ReadInside(json.GetProperty("inside"), snapshot, version);
        foreach (var warning in json.GetProperty("warnings").EnumerateArray())
        {
            snapshot.Warnings.Add(new VisitWarning(
                AtLeast(1, warning, "wave"), AtLeast(0, warning, "rank"), AtLeast(0, warning, "index"),
                Text(warning, "text")));
        }

        return snapshot;
    }

    private void ReadComponents(JsonElement json, GraphSnapshot snapshot)
    {
        if (json.GetArrayLength() != plan.Nodes.Length)
        {
            throw new FormatException($"it has {json.GetArrayLength()} components, the graph {plan.Nodes.Length}.");
        }

        foreach (var (node, component) in plan.Nodes.Zip(json.EnumerateArray()))
        {
            if (Text(component, "name") != node.Name)
            {
                throw new FormatException($"it has '{Text(component, "name")}' in the place of '{node.Name}'.");
            }

            snapshot.Visits[node.Index] = (AtLeast(0, component, "visits"), AtLeast(0, component, "wave"));
        }
    }

    private void ReadWaiting(JsonElement json, GraphSnapshot snapshot)
    {
        foreach (var waiting in json.EnumerateArray())
        {
            var input = Find(_inputs, "input", Text(waiting, "to"));
            var from = Text(waiting, "from");
            var sender = Array.FindIndex(input.Senders, other => other.From.ToString() == from);
            if (sender < 0)
            {
                throw new FormatException($"{from} does not send to {input.Socket}.");
            }

            var value = input.Senders[sender].Codec.Read(waiting.GetProperty("value"), options);
            ref var slot = ref snapshot.Slots[input.FirstSlot + sender];
            slot = [.. slot, (NoneValue.Pack(value), AtLeast(1, waiting, "wave"))];
        }
    }

    private void ReadInside(JsonElement json, GraphSnapshot snapshot, int version)
    {
        foreach (var stopped in json.EnumerateArray())
        {
            var name = Text(stopped, "component");
            var node = Array.Find(plan.Nodes, node => node.Name == name);
            if (node?.Component is not SubgraphComponent nested || snapshot.Visits[node.Index].Visits == 0
                || snapshot.Inside.Exists(other => other.Index == node.Index))
            {
                throw new FormatException($"'{name}' is no graph that has stopped.");
            }

            var inside = new SnapshotReader(nested.Graph.Plan, options).Read(stopped.GetProperty("snapshot"), version);
            snapshot.Inside.Add(new StoppedVisit(
                node.Index, AtLeast(1, stopped, "wave"), AtLeast(0, stopped, "rank"), inside));
        }
    }

    private static T Find<T>(Dictionary<string, T> known, string what, string name) =>
        known.TryGetValue(name, out var found)
            ? found
            : throw new FormatException(WiringMessages.Unknown(what, name, known.Keys));

    private static string Text(JsonElement json, string name) =>
        json.GetProperty(name).GetString() ?? throw new FormatException($"'{name}' is null.");

    private static int AtLeast(int least, JsonElement json, string name)
    {
        var number = json.GetProperty(name).GetInt32();
        return number >= least && number <= Most
            ? number
            : throw new FormatException($"'{name}' is {number}, not from {least} to {Most}.");
    }
}
