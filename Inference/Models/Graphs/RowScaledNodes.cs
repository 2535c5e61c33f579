using System.Globalization;

namespace Search.Inference;

/// <summary>
/// The operators of a graph in which every row of activations, which is one token, is quantised with a scale of its
/// own: its largest magnitude becomes 127.
/// </summary>
/// <remarks>
/// The integers of the weights stay what they are, so the product is as fast as before. Scales of rows do not depend on
/// what else is in the batch, and an outlier in one token costs the others no precision.
/// </remarks>
internal sealed class RowScaledNodes
{
    /// <summary>What the names of all tensors begin with that are not in the file.</summary>
    public const string Prefix = "search.rows/";

    private const string Least = Prefix + "least";
    private const string Step = Prefix + "step";
    private const string StepDown = Prefix + "step_down";
    private const string One = Prefix + "one";
    private const string Zero = Prefix + "zero";
    private const string LastAxis = Prefix + "last_axis";
    private const string RuntimeDomain = "com.microsoft";

    // ReduceMax takes the axis as an attribute up to this version of the operators, and as an input from the next on.
    private const int LastWithAxisAttribute = 17;

    private readonly ModelGraph _graph;
    private readonly Dictionary<GraphNode, QuantizedProduct> _products;
    private readonly Dictionary<GraphNode, MaskedScores> _scores;
    private readonly HashSet<GraphNode> _dropped;
    private readonly Dictionary<string, string> _rows = new(StringComparer.Ordinal);
    private readonly ProtoWriter _nodes = new();
    private int _masked;

    private RowScaledNodes(
        ModelGraph graph, IReadOnlyList<QuantizedProduct> products, IReadOnlyList<MaskedScores> scores)
    {
        _graph = graph;
        _products = products.ToDictionary(product => product.Product);
        _scores = scores.ToDictionary(found => found.Sum);
        _dropped =
        [
            .. products.SelectMany(product => new[] { product.Product, product.Cast, product.Result }),
            .. scores.SelectMany(found => new[] { found.Product, found.Quotient }),
        ];
        DropUnused(products.Select(product => product.Scales));
        DropUnused(products.Select(product => product.Quantizer));
    }

    /// <summary>All operators, as fields of a graph.</summary>
    public static ProtoWriter Write(
        ModelGraph graph, IReadOnlyList<QuantizedProduct> products, IReadOnlyList<MaskedScores> scores)
    {
        var rows = new RowScaledNodes(graph, products, scores);
        foreach (var node in graph.Nodes)
        {
            if (rows._products.TryGetValue(node, out var product))
            {
                rows.Add(product);
            }
            else if (rows._scores.TryGetValue(node, out var found))
            {
                MaskedScoresNodes.Write(rows._nodes, found, rows._masked++);
            }
            else if (!rows._dropped.Contains(node))
            {
                rows._nodes.Bytes(OnnxField.GraphNode, node.Message);
            }
        }

        return rows._nodes;
    }

    /// <summary>Writes the constants that the operators need, as fields of a graph.</summary>
    public static void WriteConstants(ProtoWriter graph)
    {
        graph.Message(OnnxField.GraphTensor, GraphParts.Number(Least, 1e-30f))
            .Message(OnnxField.GraphTensor, GraphParts.Number(Step, 1 / 127f))
            .Message(OnnxField.GraphTensor, GraphParts.Number(StepDown, -1 / 127f))
            .Message(OnnxField.GraphTensor, GraphParts.Number(One, 1f))
            .Message(OnnxField.GraphTensor, GraphParts.Byte(Zero, 128))
            .Message(OnnxField.GraphTensor, GraphParts.Integers(LastAxis, -1));
    }

    // Drops those that nothing reads but what is dropped, and that are no outputs of the graph.
    private void DropUnused(IEnumerable<GraphNode> candidates)
    {
        var read = _graph.Nodes.Where(node => !_dropped.Contains(node)).SelectMany(node => node.Inputs)
            .Concat(_graph.Outputs).ToHashSet(StringComparer.Ordinal);
        _dropped.UnionWith([.. candidates.Where(node => !node.Outputs.Any(read.Contains))]);
    }

    private void Add(QuantizedProduct product)
    {
        if (!_rows.TryGetValue(product.Activations, out var row))
        {
            row = Prefix + _rows.Count.ToString(CultureInfo.InvariantCulture);
            _rows.Add(product.Activations, row);
            AddRows(product.Activations, row);
        }

        // The scale of the activations is 1 here; that of each row follows after the product.
        var result = $"{row}/{product.Result.Outputs[0]}";
        List<string> inputs = [$"{row}/quantized", product.Product.Inputs[1], One, product.WeightScale, Zero];
        inputs.AddRange(product.Product.Inputs.Skip(3));
        Add(GraphParts.Node("MatMulIntegerToFloat", inputs, result).Text(OnnxField.NodeDomain, RuntimeDomain));
        Add(GraphParts.Node("Mul", [result, $"{row}/scale"], product.Result.Outputs[0]));
    }

    // The scales keep the shape of the activations, for the product; the quantiser wants rows and scales as a list.
    // Least and greatest are two passes that only read, where magnitudes would have to be written. The runtime's own
    // quantiser takes scales of rows with every set of operators, ONNX's only from version 13 on.
    private void AddRows(string activations, string row)
    {
        AddExtreme("ReduceMax", activations, $"{row}/greatest");
        AddExtreme("ReduceMin", activations, $"{row}/least");
        Add(GraphParts.Node("Mul", [$"{row}/greatest", Step], $"{row}/up"));
        Add(GraphParts.Node("Mul", [$"{row}/least", StepDown], $"{row}/down"));
        Add(GraphParts.Node("Max", [$"{row}/up", $"{row}/down", Least], $"{row}/scale"));
        Add(GraphParts.Node("Reshape", [$"{row}/scale", LastAxis], $"{row}/scales"));
        Add(GraphParts.Node("Shape", [$"{row}/scales"], $"{row}/count"));
        Add(GraphParts.Node("Expand", [Zero, $"{row}/count"], $"{row}/zeros"));
        Add(GraphParts.Node("Flatten", [activations], $"{row}/flat")
            .Message(OnnxField.NodeAttribute, GraphParts.NumberAttribute("axis", -1)));
        Add(GraphParts.Node("QuantizeLinear", [$"{row}/flat", $"{row}/scales", $"{row}/zeros"], $"{row}/bytes")
            .Text(OnnxField.NodeDomain, RuntimeDomain)
            .Message(OnnxField.NodeAttribute, GraphParts.NumberAttribute("axis", 0)));
        Add(GraphParts.Node("Shape", [activations], $"{row}/shape"));
        Add(GraphParts.Node("Reshape", [$"{row}/bytes", $"{row}/shape"], $"{row}/quantized"));
    }

    private void AddExtreme(string kind, string activations, string result) =>
        Add(_graph.OperatorSets[""] <= LastWithAxisAttribute
            ? GraphParts.Node(kind, [activations], result)
                .Message(OnnxField.NodeAttribute, GraphParts.Attribute("axes", -1))
            : GraphParts.Node(kind, [activations, LastAxis], result));

    private void Add(ProtoWriter node) => _nodes.Message(OnnxField.GraphNode, node);
}
