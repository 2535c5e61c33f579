using System.Text;

namespace Search.Inference;

/// <summary>An ONNX file taken apart into operators, constants and what else it holds.</summary>
internal sealed class ModelGraph
{
    // What a graph of some thousand operators takes; a file beyond these is left to the runtime.
    private const int MaxParts = 100_000;
    private const int MaxNodeBytes = 1 << 24;

    private int _nodeBytes;

    /// <summary>The operators, each after those that it reads from.</summary>
    public List<GraphNode> Nodes { get; } = [];

    /// <summary>The constants by their names.</summary>
    public Dictionary<string, GraphTensor> Tensors { get; } = new(StringComparer.Ordinal);

    /// <summary>The names of the graph's inputs.</summary>
    public List<string> Inputs { get; } = [];

    /// <summary>The names of the graph's outputs.</summary>
    public List<string> Outputs { get; } = [];

    /// <summary>The declarations of the graph's outputs, as fields of a graph.</summary>
    public ProtoWriter OutputFields { get; } = new();

    /// <summary>What the file says about tensors between operators, as fields of a graph.</summary>
    public ProtoWriter ValueFields { get; } = new();

    /// <summary>All other fields of the graph.</summary>
    public ProtoWriter OtherFields { get; } = new();

    /// <summary>All fields of the model but its graph.</summary>
    public ProtoWriter ModelFields { get; } = new();

    /// <summary>The version of each set of operators that the file uses, by its domain.</summary>
    public Dictionary<string, long> OperatorSets { get; } = new(StringComparer.Ordinal);

    /// <exception cref="InvalidDataException">The file is no ONNX model, or of more parts than are read.</exception>
    public static ModelGraph Read(ReadOnlyMemory<byte> file, string path)
    {
        var graph = new ModelGraph();
        var reader = new ProtoReader(file.Span, path);
        while (reader.TryReadField(out var field, out var value))
        {
            if (field == OnnxField.ModelGraph)
            {
                graph.ReadGraph(file, reader.End - value.Length, value, path);
                continue;
            }

            if (field == OnnxField.ModelOperatorSet)
            {
                graph.ReadOperatorSet(value, path);
            }

            graph.ModelFields.Raw(reader.Field);
        }

        return graph;
    }

    private void ReadGraph(ReadOnlyMemory<byte> file, int start, ReadOnlySpan<byte> message, string path)
    {
        var reader = new ProtoReader(message, path);
        while (reader.TryReadField(out var field, out var value))
        {
            switch (field)
            {
                case OnnxField.GraphNode:
                    Nodes.Add(GraphNode.Read(Count(value, path), path));
                    break;
                case OnnxField.GraphTensor:
                    var tensor = GraphTensor.Read(file, start + reader.End - value.Length, value.Length, path);
                    Tensors[tensor.Name] = tensor;
                    break;
                case OnnxField.GraphInput:
                    Inputs.Add(ReadName(value, path));
                    OtherFields.Raw(reader.Field);
                    break;
                case OnnxField.GraphOutput:
                    Outputs.Add(ReadName(value, path));
                    OutputFields.Raw(reader.Field);
                    break;
                case OnnxField.GraphValue:
                    ValueFields.Raw(reader.Field);
                    break;
                default:
                    OtherFields.Raw(reader.Field);
                    break;
            }
        }
    }

    private ReadOnlySpan<byte> Count(ReadOnlySpan<byte> node, string path)
    {
        _nodeBytes += node.Length;
        return Nodes.Count < MaxParts && _nodeBytes is >= 0 and <= MaxNodeBytes
            ? node
            : throw new InvalidDataException(
                $"{path}: more than {MaxParts} operators, or more than {MaxNodeBytes} bytes of them.");
    }

    private void ReadOperatorSet(ReadOnlySpan<byte> message, string path)
    {
        var (domain, version) = ("", 0L);
        var reader = new ProtoReader(message, path);
        while (reader.TryReadField(out var field, out var value))
        {
            if (field == OnnxField.OperatorSetDomain)
            {
                domain = Encoding.UTF8.GetString(value);
            }
            else if (field == OnnxField.OperatorSetVersion)
            {
                version = (long)ProtoReader.ToNumber(value);
            }
        }

        OperatorSets[domain == "ai.onnx" ? "" : domain] = version;
    }

    private static string ReadName(ReadOnlySpan<byte> message, string path)
    {
        var reader = new ProtoReader(message, path);
        while (reader.TryReadField(out var field, out var value))
        {
            if (field == OnnxField.ValueName)
            {
                return Encoding.UTF8.GetString(value);
            }
        }

        return "";
    }
}
