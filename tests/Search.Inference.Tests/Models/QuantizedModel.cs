using System.Runtime.InteropServices;

namespace Search.Inference.Tests;

/// <summary>
/// A dynamically quantised model of one matrix product: each token has a vector of four components in a table, and
/// <c>last_hidden_state</c> is its product with a matrix of three columns.
/// </summary>
internal static class QuantizedModel
{
    // ONNX numbers of the fields that the library has no use for.
    private const int ModelVersion = 1;
    private const int ValueType = 2;

    public static sbyte[] Weights { get; } = [64, -3, 10, -20, 33, 1, 7, 7, -64, 50, 2, 9];

    public static float[] Scales { get; } = [0.01f, 0.02f, 0.005f];

    /// <summary>The vectors of the tokens: that of id 3, the word "a", has a component far larger than all others.
    /// </summary>
    public static float[] Table { get; } =
    [
        .. Enumerable.Range(0, 11).SelectMany<int, float>(
            id => id == 3 ? [900, 1, -1, 0.5f] : [0.1f * id, -0.7f, 0.3f * id, 1.5f - id]),
    ];

    public static byte[] Write(
        int operators = 11, string castOutput = "numbers", string output = "last_hidden_state",
        float[]? table = null)
    {
        var graph = new ProtoWriter();
        Add(GraphParts.Node("Gather", ["table", "input_ids"], "activations"));
        Add(GraphParts.Node("DynamicQuantizeLinear", ["activations"], "quantized", "scale", "zero"));
        Add(GraphParts.Node("Mul", ["scale", "weight_scales"], "scales"));
        Add(GraphParts.Node("MatMulInteger", ["quantized", "weights", "zero", "weight_zeros"], "integers"));
        Add(GraphParts.Node("Cast", ["integers"], castOutput).Message(
            OnnxField.NodeAttribute,
            new ProtoWriter().Text(OnnxField.AttributeName, "to").Number(OnnxField.AttributeNumber, OnnxField.Single)
                .Number(OnnxField.AttributeType, OnnxField.TypeOfNumber)));
        Add(GraphParts.Node("Mul", [castOutput, "scales"], "last_hidden_state"));
        graph.Text(OnnxField.GraphName, "quantized")
            .Message(
                OnnxField.GraphTensor,
                Tensor("table", OnnxField.Single, MemoryMarshal.AsBytes<float>(table ?? Table), 11, 4))
            .Message(
                OnnxField.GraphTensor, Tensor("weights", OnnxField.SignedByte, MemoryMarshal.AsBytes(Weights), 4, 3))
            .Message(OnnxField.GraphTensor, Tensor("weight_zeros", OnnxField.SignedByte, new byte[3], 3))
            .Message(
                OnnxField.GraphTensor, Tensor("weight_scales", OnnxField.Single, MemoryMarshal.AsBytes(Scales), 3))
            .Message(OnnxField.GraphInput, Value("input_ids", OnnxField.Wide, 2))
            .Message(OnnxField.GraphOutput, Value(output, OnnxField.Single, 3));
        return new ProtoWriter().Number(ModelVersion, 8).Message(OnnxField.ModelGraph, graph)
            .Message(
                OnnxField.ModelOperatorSet,
                new ProtoWriter().Text(OnnxField.OperatorSetDomain, "")
                    .Number(OnnxField.OperatorSetVersion, operators))
            .Written.ToArray();

        void Add(ProtoWriter node) => graph.Message(OnnxField.GraphNode, node);
    }

    /// <summary>The product in floating point.</summary>
    public static float[] Expected(int id) =>
    [
        .. Enumerable.Range(0, 3).Select(
            column => Enumerable.Range(0, 4).Sum(i => Table[(id * 4) + i] * Weights[(i * 3) + column])
                * Scales[column]),
    ];

    private static ProtoWriter Tensor(string name, int type, ReadOnlySpan<byte> data, params int[] dimensions)
    {
        var tensor = new ProtoWriter();
        foreach (var dimension in dimensions)
        {
            tensor.Number(OnnxField.TensorDimension, dimension);
        }

        return tensor.Number(OnnxField.TensorType, type).Text(OnnxField.TensorName, name)
            .Bytes(OnnxField.TensorData, data);
    }

    private static ProtoWriter Value(string name, int type, int rank)
    {
        var shape = new ProtoWriter();
        for (var i = 0; i < rank; i++)
        {
            shape.Message(1, new ProtoWriter().Text(2, $"{name}_{i}"));
        }

        var tensor = new ProtoWriter().Number(1, type).Message(2, shape);
        return new ProtoWriter().Text(OnnxField.ValueName, name)
            .Message(ValueType, new ProtoWriter().Message(1, tensor));
    }
}
