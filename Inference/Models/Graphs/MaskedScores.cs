namespace Search.Inference;

/// <summary>
/// The scores of attention, as exporters write them: MatMul multiplies queries and keys, Div divides by a constant, and
/// Add adds the mask, which has a very small number for each key that is padding.
/// </summary>
/// <param name="Product">The MatMul, of [rows, heads, tokens, size] and [rows, heads, size, tokens].</param>
/// <param name="Quotient">The Div.</param>
/// <param name="Sum">The Add.</param>
internal sealed record MaskedScores(GraphNode Product, GraphNode Quotient, GraphNode Sum)
{
    private const string MaskInput = "attention_mask";
    private const int MostSteps = 8;

    /// <summary>The name of the mask, of [rows, 1, 1, tokens].</summary>
    public string Mask => Sum.Inputs[Sum.Inputs[0] == Quotient.Outputs[0] ? 1 : 0];

    /// <summary>The name of the constant that the product is divided by.</summary>
    public string Divisor => Quotient.Inputs[1];

    /// <summary>Finds all such scores whose intermediate tensors nothing else reads.</summary>
    public static IReadOnlyList<MaskedScores> FindAll(ModelGraph graph)
    {
        var links = new GraphLinks(graph);
        return [.. graph.Nodes.Select(node => Match(node, graph, links)).OfType<MaskedScores>()];
    }

    private static MaskedScores? Match(GraphNode sum, ModelGraph graph, GraphLinks links)
    {
        if (sum is not { Kind: "Add", Inputs.Count: 2, Outputs: [var scores] }
            || links.OnlyReaderOf(scores) is not { Kind: "Softmax" })
        {
            return null;
        }

        foreach (var (input, mask) in new[] { (sum.Inputs[0], sum.Inputs[1]), (sum.Inputs[1], sum.Inputs[0]) })
        {
            if (links.MakerOf(input) is { Kind: "Div", Inputs: [var product, var divisor] } quotient
                && links.OnlyReaderOf(input) == sum && IsScalar(divisor, graph, links)
                && links.MakerOf(product) is { Kind: "MatMul", Inputs.Count: 2 } multiply
                && links.OnlyReaderOf(product) == quotient && IsMaskOfKeys(mask, graph, links))
            {
                return new MaskedScores(multiply, quotient, sum);
            }
        }

        return null;
    }

    // Whether a tensor is the input of the mask with two dimensions put between its own, and otherwise changed number
    // by number: so it has a number for each key, which is the same for all heads and queries.
    private static bool IsMaskOfKeys(string tensor, ModelGraph graph, GraphLinks links)
    {
        var axes = new Stack<long>();
        for (var step = 0; step < MostSteps; step++)
        {
            if (tensor == MaskInput)
            {
                return axes.SequenceEqual([1, 2]);
            }

            switch (links.MakerOf(tensor))
            {
                case { Kind: "Cast", Inputs: [var only] }:
                    tensor = only;
                    break;
                case { Kind: "Unsqueeze", Inputs: [var narrow], Axes: { Count: > 0 } added }:
                    for (var i = added.Count - 1; i >= 0; i--)
                    {
                        axes.Push(added[i]);
                    }

                    tensor = narrow;
                    break;
                case { Kind: "Add" or "Sub" or "Mul" or "Div", Inputs: [var one, var other] }
                    when IsScalar(one, graph, links) != IsScalar(other, graph, links):
                    tensor = IsScalar(one, graph, links) ? other : one;
                    break;
                default:
                    return false;
            }
        }

        return false;
    }

    private static bool IsScalar(string tensor, ModelGraph graph, GraphLinks links) =>
        graph.Tensors.TryGetValue(tensor, out var constant)
            ? constant.Dimensions == 0
            : links.MakerOf(tensor) is { IsScalar: true };
}
