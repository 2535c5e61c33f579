using System.Buffers.Binary;

namespace Search.Inference;

/// <summary>Makes operators and constants of an ONNX graph.</summary>
internal static class GraphParts
{
    public static ProtoWriter Node(string kind, IEnumerable<string> inputs, params ReadOnlySpan<string> outputs)
    {
        var node = new ProtoWriter();
        foreach (var input in inputs)
        {
            node.Text(OnnxField.NodeInput, input);
        }

        foreach (var output in outputs)
        {
            node.Text(OnnxField.NodeOutput, output);
        }

        return node.Text(OnnxField.NodeKind, kind);
    }

    /// <summary>An attribute that is a list of one number.</summary>
    public static ProtoWriter Attribute(string name, long number) => new ProtoWriter()
        .Text(OnnxField.AttributeName, name)
        .Number(OnnxField.AttributeNumbers, number)
        .Number(OnnxField.AttributeType, OnnxField.TypeOfNumbers);

    /// <summary>An attribute that is a number.</summary>
    public static ProtoWriter NumberAttribute(string name, long number) => new ProtoWriter()
        .Text(OnnxField.AttributeName, name)
        .Number(OnnxField.AttributeNumber, number)
        .Number(OnnxField.AttributeType, OnnxField.TypeOfNumber);

    /// <summary>An attribute that is a graph.</summary>
    public static ProtoWriter Attribute(string name, ProtoWriter graph) => new ProtoWriter()
        .Text(OnnxField.AttributeName, name)
        .Message(OnnxField.AttributeGraph, graph)
        .Number(OnnxField.AttributeType, OnnxField.TypeOfGraph);

    /// <summary>A constant without dimensions.</summary>
    public static ProtoWriter Number(string name, float value)
    {
        Span<byte> data = stackalloc byte[sizeof(float)];
        BinaryPrimitives.WriteSingleLittleEndian(data, value);
        return Tensor(name, OnnxField.Single, data);
    }

    /// <inheritdoc cref="Number"/>
    public static ProtoWriter Byte(string name, byte value) => Tensor(name, OnnxField.UnsignedByte, [value]);

    /// <inheritdoc cref="Number"/>
    public static ProtoWriter Integer(string name, long value)
    {
        Span<byte> data = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(data, value);
        return Tensor(name, OnnxField.Wide, data);
    }

    /// <summary>A constant of one dimension.</summary>
    public static ProtoWriter Integers(string name, params ReadOnlySpan<long> values)
    {
        Span<byte> data = stackalloc byte[values.Length * sizeof(long)];
        for (var i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(data[(i * sizeof(long))..], values[i]);
        }

        return new ProtoWriter().Number(OnnxField.TensorDimension, values.Length)
            .Raw(Tensor(name, OnnxField.Wide, data).Written);
    }

    private static ProtoWriter Tensor(string name, int type, ReadOnlySpan<byte> data) => new ProtoWriter()
        .Number(OnnxField.TensorType, type)
        .Text(OnnxField.TensorName, name)
        .Bytes(OnnxField.TensorData, data);
}
