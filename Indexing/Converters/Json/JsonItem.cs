using System.Text.Json;

namespace Search.Indexing;

/// <summary>What is known so far about an item that is to be a document.</summary>
internal sealed class JsonItem
{
    /// <summary>Where its text begins; below zero when it has none yet.</summary>
    public int Start { get; set; } = -1;

    public string? Title { get; private set; }

    public Dictionary<string, object?> Metadata { get; } = new(StringComparer.Ordinal);

    /// <summary>Takes in one of the item's properties if it is asked for.</summary>
    public void Add(string name, ref Utf8JsonReader reader, JsonOptions options)
    {
        if (name == options.TitleField && Title is null && reader.TokenType == JsonTokenType.String)
        {
            Title = JsonEscapes.Decode(ref reader) is { Length: > 0 } title ? title : null;
        }

        if (options.MetadataFields.Contains(name))
        {
            Metadata[name] = ValueOf(ref reader);
        }
    }

    private static object? ValueOf(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => JsonEscapes.Decode(ref reader),
        JsonTokenType.Number => reader.TryGetInt64(out var whole) ? (object)whole : reader.GetDouble(),
        _ => reader.GetBoolean(),
    };
}
