namespace Search.Inference;

/// <summary>Which operator of a graph makes a tensor, and which read it.</summary>
internal sealed class GraphLinks
{
    private readonly Dictionary<string, GraphNode> _makers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<GraphNode?>> _readers = new(StringComparer.Ordinal);

    public GraphLinks(ModelGraph graph)
    {
        foreach (var node in graph.Nodes)
        {
            foreach (var output in node.Outputs)
            {
                _makers[output] = node;
            }

            foreach (var input in node.Inputs)
            {
                AddReader(input, node);
            }
        }

        // An output of the graph is read by the caller, who is none of its operators.
        foreach (var output in graph.Outputs)
        {
            AddReader(output, null);
        }
    }

    /// <summary>The operator that makes a tensor; null for inputs and constants of the graph.</summary>
    public GraphNode? MakerOf(string tensor) => _makers.GetValueOrDefault(tensor);

    /// <summary>The operator that alone reads a tensor; null when none, several, or the caller does.</summary>
    public GraphNode? OnlyReaderOf(string tensor) =>
        _readers.TryGetValue(tensor, out var list) && list.Count == 1 ? list[0] : null;

    private void AddReader(string tensor, GraphNode? node) =>
        (_readers.TryGetValue(tensor, out var list) ? list : _readers[tensor] = []).Add(node);
}
