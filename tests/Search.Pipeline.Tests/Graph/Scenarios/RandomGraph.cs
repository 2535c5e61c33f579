namespace Search.Pipeline.Tests.Graphs;

/// <summary>Graphs made by chance: inputs of every kind, connections forth and back.</summary>
internal static class RandomGraph
{
    /// <summary>What stands for a run that a loop does not let end.</summary>
    public const string Endless = "endless";

    public static (Graph Graph, GraphInputs Inputs) Make(Random random)
    {
        var builder = new GraphBuilder();
        var nodes = new List<RandomNode>();
        for (var i = random.Next(3, 16); i > 0; i--)
        {
            nodes.Add(builder.Add($"n{nodes.Count}", new RandomNode(random.Next(), random)));
        }

        for (var tries = nodes.Count * 4; tries > 0; tries--)
        {
            TryConnect(builder, nodes, random);
        }

        var graph = builder.Build(new GraphOptions { MaxVisits = 12 });
        return (graph, Inputs(graph, nodes, random));
    }

    // Forward more often than back, so that most graphs begin.
    private static void TryConnect(GraphBuilder builder, List<RandomNode> nodes, Random random)
    {
        var (from, to) = (random.Next(nodes.Count), random.Next(nodes.Count));
        if (from > to && random.Next(2) > 0)
        {
            (from, to) = (to, from);
        }

        var outputs = nodes[from].Outputs;
        var inputs = nodes[to].Inputs;
        var input = inputs[random.Next(inputs.Count)];
        var output = outputs.Where(one => input.Accepts(one.ValueType)).OrderBy(_ => random.Next()).FirstOrDefault();
        var isTaken = builder.Connections.Any(connection => connection.To == input
            && (!input.TakesSeveral || connection.From == output));
        if (from != to && output is not null && !isTaken)
        {
            builder.ConnectSockets(output, input);
        }
    }

    private static GraphInputs Inputs(Graph graph, List<RandomNode> nodes, Random random)
    {
        var inputs = new GraphInputs();
        foreach (var input in nodes.SelectMany(node => node.Inputs))
        {
            var isSent = graph.Connections.Any(connection => connection.To == input);
            if ((!isSent && input.IsMandatory) || ((!isSent || input.TakesSeveral) && random.Next(3) == 0))
            {
                inputs.AddValue(input, input.Kind == InputKind.Joined ? new[] { random.Next(9) } : random.Next(9));
            }
        }

        return inputs;
    }
}
