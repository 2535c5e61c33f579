using System.Text;

namespace Search.Inference;

/// <summary>An operator of an ONNX graph: what it is, what it reads and what it writes.</summary>
/// <param name="Kind">The operator's name; one of another domain than ONNX's own has it before a colon.</param>
/// <param name="Inputs">The names of the tensors that it reads; an input that is left out has an empty one.</param>
/// <param name="Outputs">The names of the tensors that it writes.</param>
/// <param name="HoldsGraph">Whether it is a branch or a loop with a graph inside.</param>
/// <param name="CastType">The attribute <c>to</c>, the type that a Cast turns numbers into; 0 without one.</param>
/// <param name="Message">The operator as it stands in the file.</param>
internal sealed record GraphNode(
    string Kind, IReadOnlyList<string> Inputs, IReadOnlyList<string> Outputs, bool HoldsGraph, long CastType,
    byte[] Message)
{
    public static GraphNode Read(ReadOnlySpan<byte> message, string file)
    {
        var (kind, domain, holdsGraph, castType) = ("", "", false, 0L);
        var (inputs, outputs) = (new List<string>(), new List<string>());
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
                    ReadAttribute(value, file, ref holdsGraph, ref castType);
                    break;
                default:
                    break;
            }
        }

        var name = domain is "" or "ai.onnx" ? kind : $"{domain}:{kind}";
        return new GraphNode(name, inputs, outputs, holdsGraph, castType, message.ToArray());
    }

    private static void ReadAttribute(ReadOnlySpan<byte> message, string file, ref bool holdsGraph, ref long castType)
    {
        var (name, number) = ("", 0UL);
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
                case OnnxField.AttributeGraph or OnnxField.AttributeGraphs:
                    holdsGraph = true;
                    break;
                default:
                    break;
            }
        }

        castType = name == "to" ? (long)number : castType;
    }
}
