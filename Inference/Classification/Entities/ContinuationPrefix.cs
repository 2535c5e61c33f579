using System.Text.Json;

namespace Search.Inference;

/// <summary>Finds out whether a tokenizer marks the rest of a word, as WordPiece does with <c>##</c>.</summary>
internal static class ContinuationPrefix
{
    private static ReadOnlySpan<byte> ByteOrderMark => "\uFEFF"u8;

    public static bool IsUsed(ModelFolder folder) =>
        folder.Find("tokenizer.json") is { } path ? IsStated(path) : folder.Find("vocab.txt") is not null;

    // The file was parsed in full when the tokenizer was loaded. Only one property is wanted here, so the vocabulary,
    // most of the file, is skipped without being kept.
    private static bool IsStated(string path)
    {
        ReadOnlySpan<byte> json = File.ReadAllBytes(path);
        json = json.StartsWith(ByteOrderMark) ? json[ByteOrderMark.Length..] : json;
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 64 });
        reader.Read();
        if (!Find(ref reader, "model"u8) || reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        return Find(ref reader, "continuing_subword_prefix"u8)
            && reader.TokenType == JsonTokenType.String && reader.GetString() is { Length: > 0 };
    }

    private static bool Find(ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var found = reader.ValueTextEquals(name);
            reader.Read();
            if (found)
            {
                return true;
            }

            reader.Skip();
        }

        return false;
    }
}
