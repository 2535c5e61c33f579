namespace Search.Pipeline;

/// <summary>A built graph in the form in which it is run: arrays, and places instead of names.</summary>
internal sealed class GraphPlan
{
    private readonly bool[] _loose;

    private GraphPlan(GraphBuilder owner, GraphOptions options, NodePlan[] nodes, GraphConnection[] connections)
    {
        Owner = owner;
        Options = options;
        Nodes = nodes;
        Connections = connections;
        Components = Array.AsReadOnly<GraphComponent>([.. nodes.Select(node => node.Component)]);
        Slots = connections.Length;
        Inputs = nodes.Sum(node => node.Inputs.Length);
        Outputs = [.. nodes.SelectMany(node => node.Outputs)];
        _loose = [.. Outputs.Select(output => output.Targets.Length == 0)];
        Reach = new Reachability(
            nodes.Length, connections.Select(edge => (edge.From.Component.Index, edge.To.Component.Index)));
    }

    public GraphBuilder Owner { get; }

    public GraphOptions Options { get; }

    public NodePlan[] Nodes { get; }

    public GraphConnection[] Connections { get; }

    public IReadOnlyList<GraphComponent> Components { get; }

    public Reachability Reach { get; }

    public int Slots { get; }

    public int Inputs { get; }

    public OutputPlan[] Outputs { get; }

    public static GraphPlan Of(GraphBuilder builder, GraphOptions options)
    {
        GraphConnection[] connections = [.. builder.Connections];
        var (slot, input, output) = (0, 0, 0);
        List<InputPlan[]> inputs = [];
        var slots = new Dictionary<GraphConnection, int>(ReferenceEqualityComparer.Instance);
        foreach (var component in builder.Components)
        {
            inputs.Add([.. component.Inputs.Select(socket => Plan(socket, ref input, ref slot))]);
        }

        var nodes = builder.Components.Select(component => new NodePlan
        {
            Index = component.Index,
            Component = component,
            Inputs = inputs[component.Index],
            HasSenders = inputs[component.Index].Any(plan => plan.Slots > 0),
            Outputs = [.. component.Outputs.Select(socket => new OutputPlan(socket, output++, Targets(socket)))],
        });
        return new GraphPlan(builder, options, [.. nodes], connections);

        InputPlan Plan(InputSocket socket, ref int input, ref int slot)
        {
            var senders = Senders(socket, connections);
            var plan = new InputPlan(socket, input++, slot, senders);
            foreach (var sender in senders)
            {
                slots.Add(sender, slot++);
            }

            return plan;
        }

        Target[] Targets(OutputSocket socket) =>
        [
            .. connections.Where(connection => ReferenceEquals(connection.From, socket))
                .Select(edge => new Target(edge.To.Component.Index, slots[edge], edge)),
        ];
    }

    /// <summary>The place of an input among all inputs.</summary>
    /// <exception cref="ArgumentException">The input is not of this graph.</exception>
    public InputPlan Find(InputSocket socket)
    {
        RequireMine(socket.Component, socket);
        return Nodes[socket.Component.Index].Inputs[socket.Index];
    }

    /// <summary>The place of an output among all outputs.</summary>
    /// <exception cref="ArgumentException">The output is not of this graph.</exception>
    public OutputPlan Find(OutputSocket socket)
    {
        RequireMine(socket.Component, socket);
        return Nodes[socket.Component.Index].Outputs[socket.Index];
    }

    /// <summary>Which outputs are results: those that go nowhere, and those that are asked for.</summary>
    public bool[] Kept(IReadOnlyList<OutputSocket> included)
    {
        if (included.Count == 0)
        {
            return _loose;
        }

        bool[] kept = [.. _loose];
        foreach (var output in included)
        {
            kept[Find(output).Ordinal] = true;
        }

        return kept;
    }

    private static GraphConnection[] Senders(InputSocket socket, GraphConnection[] connections)
    {
        var senders = connections.Where(connection => ReferenceEquals(connection.To, socket));
        return socket.Kind == InputKind.Joined
            ? [.. senders.OrderBy(sender => sender.From.Component.Name, StringComparer.Ordinal)]
            : [.. senders];
    }

    private void RequireMine(GraphComponent component, object socket)
    {
        if (!ReferenceEquals(component.Owner, Owner))
        {
            throw new ArgumentException($"{socket} is not of the graph '{Options.Name}'.");
        }
    }
}
