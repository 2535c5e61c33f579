using System.Runtime.InteropServices;

namespace Search.Testing;

/// <summary>Builds a small ONNX model node by node; every method returns the name of the value that it adds.</summary>
/// <remarks>Field numbers are those of <c>onnx.proto</c>.</remarks>
internal sealed class OnnxGraph
{
    private const int FormatVersion = 8;
    private const int OperatorVersion = 17;
    private const int Float = 1;
    private const int Int64 = 7;
    private const int IntegerAttribute = 2;

    private readonly ProtoWriter _graph = new();
    private int _count;

    public OnnxGraph() => _graph.Add(2, "graph");

    /// <summary>An input of batch × tokens whole numbers.</summary>
    public string Input(string name)
    {
        _graph.Add(11, Value(name, Int64, "batch", "tokens"));
        return name;
    }

    public string Constant(float[] values, params long[] shape) =>
        Initializer(Float, shape, MemoryMarshal.AsBytes<float>(values).ToArray());

    public string Constant(params long[] values) =>
        Initializer(Int64, [values.Length], MemoryMarshal.AsBytes<long>(values).ToArray());

    public string Node(string type, params string[] inputs) => Node(type, [], inputs);

    /// <summary>Whole numbers as 32-bit floats.</summary>
    public string ToFloat(string input) => Node("Cast", [Attribute("to", Float)], input);

    /// <summary>The sum over the tokens of batch × tokens × components.</summary>
    public string SumOverTokens(string input) =>
        Node("ReduceSum", [Attribute("keepdims", 0)], input, Constant(1L));

    /// <summary>The whole model; the value is its output, under each of the names.</summary>
    public byte[] Finish(string value, params string[] outputs)
    {
        foreach (var output in outputs is [] ? ["logits"] : outputs)
        {
            AddNode("Identity", [], output, value);
            _graph.Add(12, Value(output, Float));
        }

        return new ProtoWriter()
            .Add(1, FormatVersion)
            .Add(7, _graph)
            .Add(8, new ProtoWriter().Add(2, OperatorVersion))
            .ToArray();
    }

    private string Node(string type, ProtoWriter[] attributes, params string[] inputs)
    {
        var output = NewName();
        AddNode(type, attributes, output, inputs);
        return output;
    }

    private void AddNode(string type, ProtoWriter[] attributes, string output, params string[] inputs)
    {
        var node = new ProtoWriter();
        Array.ForEach(inputs, input => node.Add(1, input));
        node.Add(2, output).Add(4, type);
        Array.ForEach(attributes, attribute => node.Add(5, attribute));
        _graph.Add(1, node);
    }

    private string Initializer(long type, long[] shape, byte[] data)
    {
        var name = NewName();
        var tensor = new ProtoWriter();
        Array.ForEach(shape, length => tensor.Add(1, length));
        _graph.Add(5, tensor.Add(2, type).Add(8, name).Add(9, data));
        return name;
    }

    private static ProtoWriter Value(string name, long type, params string[] dimensions)
    {
        var shape = new ProtoWriter();
        Array.ForEach(dimensions, dimension => shape.Add(1, new ProtoWriter().Add(2, dimension)));
        var tensor = new ProtoWriter().Add(1, type);
        if (dimensions.Length > 0)
        {
            tensor.Add(2, shape);
        }

        return new ProtoWriter().Add(1, name).Add(2, new ProtoWriter().Add(1, tensor));
    }

    private static ProtoWriter Attribute(string name, long value) =>
        new ProtoWriter().Add(1, name).Add(3, value).Add(20, IntegerAttribute);

    private string NewName() => $"v{_count++}";
}
