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
        var links = new GraphLinks(graph);
        return [.. graph.Nodes.Select(node => Match(node, graph, links)).OfType<QuantizedProduct>()];
    }

    private static QuantizedProduct? Match(GraphNode product, ModelGraph graph, GraphLinks links)
    {
        if (product is not { Kind: "MatMulInteger", Inputs.Count: 3 or 4, Outputs: [var integers] }
            || links.MakerOf(product.Inputs[0]) is not
                { Kind: "DynamicQuantizeLinear", Inputs.Count: 1, Outputs: [_, var scale, _] } quantizer
            || product.Inputs[0] != quantizer.Outputs[0] || product.Inputs[2] != quantizer.Outputs[2]
            || !IsMatrixOfBytes(product.Inputs[1], graph)
            || links.OnlyReaderOf(integers) is not
                { Kind: "Cast", CastType: OnnxField.Single, Outputs: [var numbers] } cast
            || links.OnlyReaderOf(numbers) is not { Kind: "Mul", Inputs.Count: 2, Outputs.Count: 1 } result
            || links.MakerOf(Other(result, numbers)) is not { Kind: "Mul", Inputs.Count: 2, Outputs.Count: 1 } scales
            || !scales.Inputs.Contains(scale)
            || !graph.Tensors.TryGetValue(Other(scales, scale), out var weights)
            || weights is not { Type: OnnxField.Single, Dimensions: 0 or 1 })
        {
            return null;
        }

        return new QuantizedProduct(quantizer, product, cast, scales, result, weights.Name);
    }

    private static bool IsMatrixOfBytes(string tensor, ModelGraph graph) =>
        graph.Tensors.TryGetValue(tensor, out var weights)
        && weights is { Dimensions: 2, Type: OnnxField.SignedByte or OnnxField.UnsignedByte };

    private static string Other(GraphNode node, string input) => node.Inputs[node.Inputs[0] == input ? 1 : 0];
}
