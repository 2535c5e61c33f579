using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>
/// Metadata as JSON that comes back with the same types, written by hand so that it needs no reflection.
/// </summary>
/// <remarks>
/// The metadata itself is a JSON object. In it, null, strings, booleans, whole numbers and lists stand as they are;
/// what JSON cannot tell apart is an object with one name that says the type: <c>{"double": "0.5"}</c>,
/// <c>{"time": "2024-05-01T12:00:00.0000000+02:00"}</c>, <c>{"metadata": { … }}</c>.
/// </remarks>
internal static class MetadataJson
{
    private const string Double = "double";
    private const string Time = "time";
    private const string Nested = "metadata";

    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Metadata may be nested 32 deep, and every level takes two of JSON's.
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 128 };

    public static byte[] Write(DocumentMetadata metadata)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer, Compact);
        WriteObject(writer, metadata);
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    /// <exception cref="InvalidDataException">The bytes are not what <see cref="Write"/> wrote.</exception>
    public static DocumentMetadata Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var parsed = JsonDocument.Parse(json, Deep);
            return ReadObject(parsed.RootElement);
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            throw new InvalidDataException("The metadata of a chunk in the index cannot be read.", e);
        }
    }

    private static void WriteObject(Utf8JsonWriter writer, DocumentMetadata metadata)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in metadata)
        {
            writer.WritePropertyName(WellFormed.Of(name));
            WriteValue(writer, value);
        }

        writer.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(WellFormed.Of(text));
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case long number:
                writer.WriteNumberValue(number);
                break;
            case double number:
                WriteTagged(writer, Double, number.ToString("R", CultureInfo.InvariantCulture));
                break;
            case DateTimeOffset time:
                WriteTagged(writer, Time, time.ToString("O", CultureInfo.InvariantCulture));
                break;
            case DocumentMetadata nested:
                writer.WriteStartObject();
                writer.WritePropertyName(Nested);
                WriteObject(writer, nested);
                writer.WriteEndObject();
                break;
            case IEnumerable<object?> items:
                WriteList(writer, items);
                break;
            default:
                throw new ArgumentException($"The index has no form for metadata of the type {value.GetType().Name}.");
        }
    }

    private static void WriteTagged(Utf8JsonWriter writer, string tag, string value)
    {
        writer.WriteStartObject();
        writer.WriteString(tag, value);
        writer.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter writer, IEnumerable<object?> items)
    {
        writer.WriteStartArray();
        foreach (var item in items)
        {
            WriteValue(writer, item);
        }

        writer.WriteEndArray();
    }

    private static DocumentMetadata ReadObject(JsonElement element) =>
        new(element.EnumerateObject().Select(property =>
            KeyValuePair.Create(property.Name, ReadValue(property.Value))));

    private static object? ReadValue(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => element.GetInt64(),
        JsonValueKind.Array => element.EnumerateArray().Select(ReadValue).ToArray(),
        JsonValueKind.Object => ReadTagged(element),
        _ => null,
    };

    private static object ReadTagged(JsonElement element)
    {
        var property = element.EnumerateObject().First();
        return property.Name switch
        {
            Double => double.Parse(property.Value.GetString()!, NumberStyles.Float, CultureInfo.InvariantCulture),
            Time => DateTimeOffset.ParseExact(
                property.Value.GetString()!, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
            Nested => ReadObject(property.Value),
            _ => throw new FormatException($"'{property.Name}' is no type of a metadata value."),
        };
    }
}
