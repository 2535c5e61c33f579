using System.Text;

namespace Search.Inference;

/// <summary>An operator of an ONNX graph: what it is, what it reads and what it writes.</summary>
/// <param name="Kind">The operator's name; one of another domain than ONNX's own has it before a colon.</param>
/// <param name="Inputs">The names of the tensors that it reads; an input that is left out has an empty one.</param>
/// <param name="Outputs">The names of the tensors that it writes.</param>
/// <param name="HoldsGraph">Whether it is a branch or a loop with a graph inside.</param>
/// <param name="CastType">The attribute <c>to</c>, the type that a Cast turns numbers into; 0 without one.</param>
/// <param name="Axes">The attribute <c>axes</c>; empty without one.</param>
/// <param name="IsScalar">Whether it is a Constant without dimensions.</param>
/// <param name="Message">The operator as it stands in the file.</param>
internal sealed record GraphNode(
    string Kind, IReadOnlyList<string> Inputs, IReadOnlyList<string> Outputs, bool HoldsGraph, long CastType,
    IReadOnlyList<long> Axes, bool IsScalar, byte[] Message)
{
    public static GraphNode Read(ReadOnlySpan<byte> message, string file)
    {
        var (kind, domain) = ("", "");
        var (inputs, outputs) = (new List<string>(), new List<string>());
        var attributes = new Attributes();
        var reader = new ProtoReader(message, file);
        while (reader.TryReadField(out var field, out var value))
        {
            switch (field)
            {
                case OnnxField.NodeInput:
                    inputs.Add(Encoding.UTF8.GetString(value));
                    break;
                case OnnxField.NodeOutput:
                    outputs.Add(Encoding.UTF8.GetString(value));
                    break;
                case OnnxField.NodeKind:
                    kind = Encoding.UTF8.GetString(value);
                    break;
                case OnnxField.NodeDomain:
                    domain = Encoding.UTF8.GetString(value);
                    break;
                case OnnxField.NodeAttribute:
                    attributes.Read(value, file);
                    break;
                default:
                    break;
            }
        }

        var name = domain is "" or "ai.onnx" ? kind : $"{domain}:{kind}";
        return new GraphNode(
            name, inputs, outputs, attributes.HoldsGraph, attributes.CastType, attributes.Axes,
            kind == "Constant" && attributes.IsScalar, message.ToArray());
    }

    // What is wanted of an operator's attributes.
    private sealed class Attributes
    {
        public bool HoldsGraph { get; private set; }

        public long CastType { get; private set; }

        public List<long> Axes { get; } = [];

        public bool IsScalar { get; private set; }

        public void Read(ReadOnlySpan<byte> message, string file)
        {
            var (name, number, numbers, dimensions) = ("", 0UL, new List<long>(), -1);
            var reader = new ProtoReader(message, file);
            while (reader.TryReadField(out var field, out var value))
            {
                switch (field)
                {
                    case OnnxField.AttributeName:
                        name = Encoding.UTF8.GetString(value);
                        break;
                    case OnnxField.AttributeNumber:
                        number = ProtoReader.ToNumber(value);
                        break;
                    case OnnxField.AttributeNumbers:
                        ProtoReader.AddNumbers(value, numbers);
                        break;
                    case OnnxField.AttributeTensor:
                        dimensions = GraphTensor.CountDimensions(value, file);
                        break;
                    case OnnxField.AttributeGraph or OnnxField.AttributeGraphs:
                        HoldsGraph = true;
                        break;
                    default:
                        break;
                }
            }

            switch (name)
            {
                case "to":
                    CastType = (long)number;
                    break;
                case "axes":
                    Axes.AddRange(numbers);
                    break;
                case "value":
                    IsScalar = dimensions == 0;
                    break;
                default:
                    break;
            }
        }
    }
}
