using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Search.Quality;

/// <summary>Writes the tokenizer files of the differential test.</summary>
internal static class DifferentialFile
{
    public const string Bytes =
        """{"type":"ByteLevel","add_prefix_space":false,"trim_offsets":false,"use_regex":false}""";

    /// <summary>Tokens that meet every special case of the models.</summary>
    public static readonly string[] Words =
    [
        "<unk>", "a", "b", "c", "ab", "bc", "abc", "é", "##a", "##b", "##ab", "a</w>", "b</w>", "ab</w>", "▁", "▁a",
        "▁ab", "😀", "😀a", "ee", "<0xE2>", "<0x82>", "<0xAC>", "<0xC3>", "<0xA9>", "<0xE2><0x82>", "##ing", ".", "'",
        "n't", "<0xZZ>", "<0x41>", "Ġa", "[CLS]", " x ", "aaxaa", " do not", "the", "world",
    ];

    /// <summary>A model that shows every byte of what the stages before it give.</summary>
    public static JsonNode ByteModel()
    {
        var vocabulary = new JsonObject();
        foreach (var (token, id) in ByteTokens())
        {
            vocabulary[token] = id;
        }

        return new JsonObject { ["type"] = "BPE", ["vocab"] = vocabulary, ["merges"] = new JsonArray() };
    }

    /// <summary>A file; parts are JSON, null for none.</summary>
    public static string Write(
        JsonNode? model = null, string? normalizer = null, string? preTokenizer = null, string? postProcessor = null,
        string? decoder = null, string? addedTokens = null, string? truncation = null, string? padding = null) =>
        new JsonObject
        {
            ["version"] = "1.0",
            ["truncation"] = Parse(truncation),
            ["padding"] = Parse(padding),
            ["added_tokens"] = Parse(addedTokens) ?? new JsonArray(),
            ["normalizer"] = Parse(normalizer),
            ["pre_tokenizer"] = Parse(preTokenizer),
            ["post_processor"] = Parse(postProcessor),
            ["decoder"] = Parse(decoder),
            ["model"] = model ?? ByteModel(),
        }.ToJsonString();

    /// <summary>The vocabulary as an object from token to id.</summary>
    public static JsonObject Vocabulary() =>
        new(Words.Select((token, id) => KeyValuePair.Create(token, (JsonNode?)JsonValue.Create(id))));

    public static string Sequence(string field, params string[] parts) =>
        $$"""{"type":"Sequence","{{field}}":[{{string.Join(',', parts)}}]}""";

    public static string Quote(string text) => JsonSerializer.Serialize(text);

    public static string Write(bool value) => value ? "true" : "false";

    private static JsonNode? Parse(string? json) => json is null ? null : JsonNode.Parse(json);

    /// <summary>The alphabet of byte-level models: printable bytes as they are, the others from U+0100 on.</summary>
    private static IEnumerable<(string Token, int Id)> ByteTokens()
    {
        var next = 0x100;
        for (var value = 0; value < 0x100; value++)
        {
            var printable = value is (>= '!' and <= '~') or (>= 0xA1 and <= 0xAC) or >= 0xAE;
            yield return (((char)(printable ? value : next++)).ToString(CultureInfo.InvariantCulture), value);
        }
    }
}
