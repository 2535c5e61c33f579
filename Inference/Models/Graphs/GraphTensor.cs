using System.Text;

namespace Search.Inference;

/// <summary>A constant of an ONNX graph, such as a matrix of weights.</summary>
/// <param name="Name">The name that operators read it by.</param>
/// <param name="Type">The type of its numbers, as <c>onnx.proto</c> counts them.</param>
/// <param name="Dimensions">How many dimensions it has.</param>
/// <param name="IsElsewhere">Whether its data are in another file.</param>
/// <param name="DataStart">Where its data begin in the file; -1 if they are not a run of raw bytes.</param>
/// <param name="DataLength">The length of its data in bytes.</param>
/// <param name="Message">The constant as it stands in the file.</param>
internal sealed record GraphTensor(
    string Name, long Type, int Dimensions, bool IsElsewhere, long DataStart, int DataLength,
    ReadOnlyMemory<byte> Message)
{
    // Smaller constants are copied; these stay in the file, from which the runtime maps them.
    private const int LeastBytesToMap = 1 << 16;

    private bool StaysInFile =>
        DataStart >= 0 && DataLength >= LeastBytesToMap && Type is OnnxField.UnsignedByte or OnnxField.SignedByte;

    /// <param name="file">The bytes of the whole file.</param>
    /// <param name="start">Where the constant begins in the file.</param>
    /// <param name="length">Its length.</param>
    /// <param name="path">The file, for messages.</param>
    public static GraphTensor Read(ReadOnlyMemory<byte> file, int start, int length, string path)
    {
        var message = file.Slice(start, length);
        var (name, type, dimensions, isElsewhere, dataStart, dataLength) = ("", 0L, 0, false, -1L, 0);
        var reader = new ProtoReader(message.Span, path);
        while (reader.TryReadField(out var field, out var value))
        {
            switch (field)
            {
                case OnnxField.TensorName:
                    name = Encoding.UTF8.GetString(value);
                    break;
                case OnnxField.TensorType:
                    type = (long)ProtoReader.ToNumber(value);
                    break;
                case OnnxField.TensorDimension:
                    dimensions += CountNumbers(value);
                    break;
                case OnnxField.TensorPlace:
                    isElsewhere = ProtoReader.ToNumber(value) == OnnxField.PlaceExternal;
                    break;
                case OnnxField.TensorData:
                    (dataStart, dataLength) = (start + reader.End - value.Length, value.Length);
                    break;
                default:
                    break;
            }
        }

        return new GraphTensor(name, type, dimensions, isElsewhere, dataStart, dataLength, message);
    }

    /// <summary>How many dimensions a constant has.</summary>
    public static int CountDimensions(ReadOnlySpan<byte> message, string path)
    {
        var dimensions = 0;
        var reader = new ProtoReader(message, path);
        while (reader.TryReadField(out var field, out var value))
        {
            dimensions += field == OnnxField.TensorDimension ? CountNumbers(value) : 0;
        }

        return dimensions;
    }

    /// <summary>Writes the constant; a large one as a reference to its place in the file it was read from.</summary>
    /// <param name="writer">The graph's.</param>
    /// <param name="file">The name of the file without its folder.</param>
    public void Write(ProtoWriter writer, string file)
    {
        if (!StaysInFile)
        {
            writer.Bytes(OnnxField.GraphTensor, Message.Span);
            return;
        }

        var tensor = new ProtoWriter();
        var reader = new ProtoReader(Message.Span, file);
        while (reader.TryReadField(out var field, out _))
        {
            if (field != OnnxField.TensorData)
            {
                tensor.Raw(reader.Field);
            }
        }

        Entry("location", file);
        Entry("offset", $"{DataStart}");
        Entry("length", $"{DataLength}");
        tensor.Number(OnnxField.TensorPlace, OnnxField.PlaceExternal);
        writer.Message(OnnxField.GraphTensor, tensor);

        void Entry(string key, string value) => tensor.Message(
            OnnxField.TensorExternalData,
            new ProtoWriter().Text(OnnxField.EntryKey, key).Text(OnnxField.EntryValue, value));
    }

    // A dimension is a number of its own, or all stand packed in one field. A number ends with a byte below 128.
    private static int CountNumbers(ReadOnlySpan<byte> varints)
    {
        var count = 0;
        foreach (var part in varints)
        {
            count += part < 0x80 ? 1 : 0;
        }

        return count;
    }
}
