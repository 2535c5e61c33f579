namespace Search.Inference;

/// <summary>
/// A matrix product in integers, as exporters write it: DynamicQuantizeLinear takes one scale for all activations,
/// MatMulInteger multiplies, Cast and Mul turn the result into numbers with a fraction again.
/// </summary>
/// <param name="Quantizer">The DynamicQuantizeLinear.</param>
/// <param name="Product">The MatMulInteger.</param>
/// <param name="Cast">The Cast after it.</param>
/// <param name="Scales">The Mul of the scale of the activations with the scales of the weights.</param>
/// <param name="Result">The Mul of the product with both scales.</param>
/// <param name="WeightScale">The name of the constant with the scales of the weights.</param>
internal sealed record QuantizedProduct(
    GraphNode Quantizer, GraphNode Product, GraphNode Cast, GraphNode Scales, GraphNode Result, string WeightScale)
{
    /// <summary>The name of the activations before they are quantised.</summary>
    public string Activations => Quantizer.Inputs[0];

    /// <summary>Finds all such products whose intermediate tensors nothing else reads.</summary>
    public static IReadOnlyList<QuantizedProduct> FindAll(ModelGraph graph)
    {
        var makers = new Dictionary<string, GraphNode>(StringComparer.Ordinal);
        var readers = new Dictionary<string, List<GraphNode?>>(StringComparer.Ordinal);
        foreach (var node in graph.Nodes)
        {
            foreach (var output in node.Outputs)
            {
                makers[output] = node;
            }

            foreach (var input in node.Inputs)
            {
                Read(input, node);
            }
        }

        // An output of the graph is read by the caller, who is none of its operators.
        foreach (var output in graph.Outputs)
        {
            Read(output, null);
        }

        return
        [
            .. graph.Nodes.Select(node => Match(node, graph, makers, readers)).OfType<QuantizedProduct>(),
        ];

        void Read(string tensor, GraphNode? node) =>
            (readers.TryGetValue(tensor, out var list) ? list : readers[tensor] = []).Add(node);
    }

    private static QuantizedProduct? Match(
        GraphNode product, ModelGraph graph, Dictionary<string, GraphNode> makers,
        Dictionary<string, List<GraphNode?>> readers)
    {
        if (product is not { Kind: "MatMulInteger", Inputs.Count: 3 or 4, Outputs: [var integers] }
            || !makers.TryGetValue(product.Inputs[0], out var quantizer)
            || quantizer is not { Kind: "DynamicQuantizeLinear", Inputs.Count: 1, Outputs: [_, var scale, _] }
            || product.Inputs[0] != quantizer.Outputs[0] || product.Inputs[2] != quantizer.Outputs[2]
            || !IsMatrixOfBytes(product.Inputs[1], graph)
            || OnlyReader(integers) is not { Kind: "Cast", CastType: OnnxField.Single, Outputs: [var numbers] } cast
            || OnlyReader(numbers) is not { Kind: "Mul", Inputs.Count: 2, Outputs.Count: 1 } result
            || !makers.TryGetValue(Other(result, numbers), out var scales)
            || scales is not { Kind: "Mul", Inputs.Count: 2, Outputs.Count: 1 } || !scales.Inputs.Contains(scale)
            || !graph.Tensors.TryGetValue(Other(scales, scale), out var weights)
            || weights is not { Type: OnnxField.Single, Dimensions: 0 or 1 })
        {
            return null;
        }

        return new QuantizedProduct(quantizer, product, cast, scales, result, weights.Name);

        GraphNode? OnlyReader(string tensor) =>
            readers.TryGetValue(tensor, out var list) && list.Count == 1 ? list[0] : null;
    }

    private static bool IsMatrixOfBytes(string tensor, ModelGraph graph) =>
        graph.Tensors.TryGetValue(tensor, out var weights)
        && weights is { Dimensions: 2, Type: OnnxField.SignedByte or OnnxField.UnsignedByte };

    private static string Other(GraphNode node, string input) => node.Inputs[node.Inputs[0] == input ? 1 : 0];
}
