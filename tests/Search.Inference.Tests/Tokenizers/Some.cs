using System.Text;
using System.Text.Json.Nodes;

namespace Search.Inference.Tests;

/// <summary>Small tokenizer files to start from.</summary>
public static class Some
{
    /// <summary>A whole file with a WordPiece model, which can be changed before it is parsed.</summary>
    public static JsonObject WordPieceFile() => new()
    {
        ["added_tokens"] = new JsonArray(AddedToken(1, "[CLS]"), AddedToken(2, "[SEP]")),
        ["normalizer"] = new JsonObject
        {
            ["type"] = "BertNormalizer",
            ["clean_text"] = true,
            ["handle_chinese_chars"] = true,
            ["strip_accents"] = null,
            ["lowercase"] = true,
        },
        ["pre_tokenizer"] = new JsonObject { ["type"] = "BertPreTokenizer" },
        ["model"] = new JsonObject
        {
            ["type"] = "WordPiece",
            ["unk_token"] = "[UNK]",
            ["continuing_subword_prefix"] = "##",
            ["max_input_chars_per_word"] = 100,
            ["vocab"] = new JsonObject
            {
                ["[UNK]"] = 0,
                ["[CLS]"] = 1,
                ["[SEP]"] = 2,
                ["i"] = 3,
                ["##\u0307"] = 4,
                ["a"] = 5,
                ["b"] = 6,
                ["##b"] = 7,
            },
        },
    };

    /// <summary>A file with a unigram model.</summary>
    public static JsonObject UnigramFile() => new()
    {
        ["model"] = new JsonObject
        {
            ["type"] = "Unigram",
            ["unk_id"] = 0,
            ["vocab"] = new JsonArray(new JsonArray("<unk>", 0), new JsonArray("a", -1), new JsonArray("ab", -1.5)),
        },
    };

    /// <summary>A file whose byte-pair model knows three letters and two merges.</summary>
    public static JsonObject BytePairFile() => new()
    {
        ["model"] = new JsonObject
        {
            ["type"] = "BPE",
            ["vocab"] = new JsonObject { ["a"] = 0, ["b"] = 1, ["c"] = 2, ["ab"] = 3, ["abc"] = 4 },
            ["merges"] = new JsonArray("a b", "ab c"),
        },
    };

    public static JsonObject AddedToken(int id, string content) => new()
    {
        ["id"] = id,
        ["content"] = content,
        ["single_word"] = false,
        ["lstrip"] = false,
        ["rstrip"] = false,
        ["normalized"] = false,
        ["special"] = true,
    };

    public static Tokenizer Parse(JsonNode file) =>
        Tokenizer.Parse(Encoding.UTF8.GetBytes(file.ToJsonString()), "file.json");
}
