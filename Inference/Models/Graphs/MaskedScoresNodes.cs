using System.Globalization;

namespace Search.Inference;

/// <summary>
/// The operators that have the mask of attention added by the product of queries and keys itself: each query gets one
/// component more, which is the divisor of the scores, and each key its mask there.
/// </summary>
/// <remarks>
/// (q · k + divisor · mask) / divisor = q · k / divisor + mask, so the scores are the same up to rounding. What is
/// saved is a pass that reads and writes all of them, a tenth of the time of a long text.
/// </remarks>
internal static class MaskedScoresNodes
{
    private const string Name = RowScaledNodes.Prefix + "mask/";
    private const string Pads = Name + "pads";
    private const string First = Name + "first";
    private const string Second = Name + "second";
    private const string KeyAxis = Name + "key_axis";
    private const int KeyComponents = 2;

    /// <summary>Writes the constants that the operators need, as fields of a graph.</summary>
    public static void WriteConstants(ProtoWriter graph) => graph
        .Message(OnnxField.GraphTensor, GraphParts.Integers(Pads, 0, 0, 0, 0, 0, 0, 0, 1))
        .Message(OnnxField.GraphTensor, GraphParts.Integers(First, 0))
        .Message(OnnxField.GraphTensor, GraphParts.Integers(Second, 1))
        .Message(OnnxField.GraphTensor, GraphParts.Integers(KeyAxis, KeyComponents));

    /// <summary>Writes what takes the place of a product, and of the division and addition after it.</summary>
    public static void Write(ProtoWriter graph, MaskedScores scores, int index)
    {
        var name = Name + index.ToString(CultureInfo.InvariantCulture);
        var (queries, keys) = (scores.Product.Inputs[0], scores.Product.Inputs[1]);
        Add(GraphParts.Node("Pad", [queries, Pads, scores.Divisor], $"{name}/queries"));

        // The mask for all heads: as large as one component of the keys.
        Add(GraphParts.Node("Slice", [keys, First, Second, KeyAxis], $"{name}/component"));
        Add(GraphParts.Node("Shape", [$"{name}/component"], $"{name}/shape"));
        Add(GraphParts.Node("Expand", [scores.Mask, $"{name}/shape"], $"{name}/mask"));
        Add(GraphParts.Node("Concat", [keys, $"{name}/mask"], $"{name}/keys")
            .Message(OnnxField.NodeAttribute, GraphParts.NumberAttribute("axis", KeyComponents)));
        Add(GraphParts.Node("MatMul", [$"{name}/queries", $"{name}/keys"], $"{name}/product"));
        Add(GraphParts.Node("Div", [$"{name}/product", scores.Divisor], scores.Sum.Outputs[0]));

        void Add(ProtoWriter node) => graph.Message(OnnxField.GraphNode, node);
    }
}
