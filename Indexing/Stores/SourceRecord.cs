using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Search.Pipeline;

namespace Search.Indexing;

/// <summary>An <see cref="IndexedSource"/> as JSON, written by hand so that it needs no reflection.</summary>
internal static class SourceRecord
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(IndexedSource source)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer, Compact);
        writer.WriteStartObject();
        writer.WriteString("id", source.Id);
        writer.WriteString("hash", WellFormed.Of(source.ContentHash));
        writer.WriteNumber("size", source.Size);
        writer.WriteString("modified", source.ModifiedAt.ToString("O", CultureInfo.InvariantCulture));
        writer.WriteString("recipe", WellFormed.Of(source.Recipe));
        writer.WriteString("media_type", WellFormed.Of(source.MediaType));
        writer.WriteNumber("chunks", source.ChunkCount);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    /// <exception cref="InvalidDataException">The bytes are no record.</exception>
    public static IndexedSource Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var parsed = JsonDocument.Parse(json);
            var record = parsed.RootElement;
            return new IndexedSource
            {
                Id = StringOf(record, "id"),
                ContentHash = StringOf(record, "hash"),
                Size = record.GetProperty("size").GetInt64(),
                ModifiedAt = DateTimeOffset.ParseExact(
                    StringOf(record, "modified"), "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
                Recipe = StringOf(record, "recipe"),
                MediaType = StringOf(record, "media_type"),
                ChunkCount = record.GetProperty("chunks").GetInt32(),
            };
        }
        catch (Exception e)
            when (e is JsonException or FormatException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InvalidDataException("A file's record in the index cannot be read.", e);
        }
    }

    private static string StringOf(JsonElement record, string name) =>
        record.GetProperty(name).GetString() ?? throw new FormatException($"'{name}' is null.");
}
