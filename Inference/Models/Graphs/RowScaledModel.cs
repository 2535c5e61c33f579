namespace Search.Inference;

/// <summary>A model rewritten so that tokens are quantised one by one, see <see cref="ActivationScales"/>.</summary>
/// <param name="Bytes">
/// The model, without its large matrices: these are references to places in <paramref name="File"/>.
/// </param>
/// <param name="File">The file with the matrices, no link.</param>
internal sealed record RowScaledModel(byte[] Bytes, string File)
{
    private const string Ids = "input_ids";
    private const string RuntimeDomain = "com.microsoft";

    // Negative axes came with version 11 of ONNX's operators. Larger files are not read into memory for this.
    private const int LeastOperatorSet = 11;
    private const long MaxBytes = 1L << 29;

    /// <summary>Rewrites a model, or returns null for one that is not quantised in this way.</summary>
    /// <param name="path">The ONNX file.</param>
    public static RowScaledModel? Read(string path)
    {
        var file = System.IO.File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        if (new FileInfo(file).Length > MaxBytes)
        {
            return null;
        }

        try
        {
            var graph = ModelGraph.Read(System.IO.File.ReadAllBytes(file), file);
            var products = CanBeRewritten(graph) ? QuantizedProduct.FindAll(graph) : [];
            return products.Count == 0
                ? null
                : new RowScaledModel(Write(graph, products, Path.GetFileName(file)), file);
        }
        catch (InvalidDataException)
        {
            // The runtime is given the file as it is, and says what is wrong with it.
            return null;
        }
    }

    // What reaches into a branch or comes from another file is not followed.
    private static bool CanBeRewritten(ModelGraph graph) =>
        graph.OperatorSets.GetValueOrDefault("") >= LeastOperatorSet
        && graph.OperatorSets.GetValueOrDefault(RuntimeDomain, 1) == 1
        && graph.Inputs.Contains(Ids)
        && !graph.Nodes.Any(node => node.HoldsGraph)
        && !graph.Tensors.Values.Any(tensor => tensor.IsElsewhere)
        && !graph.Nodes.SelectMany(node => node.Outputs).Concat(graph.Tensors.Keys)
            .Any(name => name.StartsWith(RowScaledNodes.Prefix, StringComparison.Ordinal))
        && graph.Outputs.ToHashSet(StringComparer.Ordinal).IsSubsetOf(graph.Nodes.SelectMany(node => node.Outputs));

    private static byte[] Write(ModelGraph graph, IReadOnlyList<QuantizedProduct> products, string file)
    {
        var written = new ProtoWriter();
        foreach (var tensor in graph.Tensors.Values)
        {
            tensor.Write(written, file);
        }

        RowScaledNodes.WriteConstants(written);
        MaskedScoresNodes.WriteConstants(written);
        written.Raw(RowScaledNodes.Write(graph, products, MaskedScores.FindAll(graph)).Written);
        written.Raw(graph.OtherFields.Written).Raw(graph.OutputFields.Written);
        var model = new ProtoWriter().Raw(graph.ModelFields.Written);
        if (!graph.OperatorSets.ContainsKey(RuntimeDomain))
        {
            model.Message(
                OnnxField.ModelOperatorSet,
                new ProtoWriter().Text(OnnxField.OperatorSetDomain, RuntimeDomain)
                    .Number(OnnxField.OperatorSetVersion, 1));
        }

        return model.Message(OnnxField.ModelGraph, written).Written.ToArray();
    }
}
