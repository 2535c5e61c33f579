using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Search.Pipeline;

/// <summary>Writes the JSON form of filters.</summary>
internal static class FilterJsonWriter
{
    public static string Write(MetadataFilter filter)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var options = new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var json = new Utf8JsonWriter(buffer, options))
        {
            Write(json, filter);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, MetadataFilter filter)
    {
        json.WriteStartObject();
        if (filter is FilterComparison comparison)
        {
            json.WriteString(FilterJson.FieldName, comparison.Field);
            json.WriteString(FilterJson.OperatorName, FilterJson.NameOf(comparison.Operator));
            json.WritePropertyName(FilterJson.ValueName);
            WriteValue(json, comparison.Value);
        }
        else if (filter is FilterCombination combination)
        {
            json.WriteString(FilterJson.OperatorName, FilterJson.NameOf(combination.Logic));
            json.WriteStartArray(FilterJson.ConditionsName);
            foreach (var condition in combination.Conditions)
            {
                Write(json, condition);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case string text:
                json.WriteStringValue(text);
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case long whole:
                json.WriteNumberValue(whole);
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            case DateTimeOffset date:
                json.WriteStringValue(date);
                break;
            case DocumentMetadata nested:
                WriteObject(json, nested);
                break;
            case IReadOnlyList<object?> items:
                WriteList(json, items);
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }

    private static void WriteObject(Utf8JsonWriter json, DocumentMetadata nested)
    {
        json.WriteStartObject();
        foreach (var (name, value) in nested)
        {
            json.WritePropertyName(name);
            WriteValue(json, value);
        }

        json.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter json, IReadOnlyList<object?> items)
    {
        json.WriteStartArray();
        foreach (var item in items)
        {
            WriteValue(json, item);
        }

        json.WriteEndArray();
    }
}
