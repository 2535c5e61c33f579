using System.Text.Json.Nodes;

namespace Search.Testing;

/// <summary>Tokenizer files over a few words.</summary>
internal static class TinyTokenizers
{
    /// <summary>The tokens with the ids 0 to 3.</summary>
    public static IReadOnlyList<string> Specials { get; } = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"];

    /// <summary>The special tokens and then the words; the index is the id.</summary>
    public static string[] Vocabulary(params string[] words) => [.. Specials, .. words];

    /// <summary>WordPiece as in BERT: pieces that continue a word begin with <c>##</c>.</summary>
    public static JsonObject WordPiece(IReadOnlyList<string> vocabulary) =>
        File("BertPreTokenizer", "WordPiece", vocabulary, "##");

    /// <summary>Whole words and punctuation marks, which nothing marks as parts of a word.</summary>
    public static JsonObject WordLevel(IReadOnlyList<string> vocabulary) =>
        File("Whitespace", "WordLevel", vocabulary, null);

    /// <summary>Unigram as in XLM-RoBERTa: words begin with <c>▁</c>, which stands for the blank before them.</summary>
    public static JsonObject Unigram(IReadOnlyList<string> vocabulary)
    {
        var file = File("Metaspace", "Unigram", vocabulary, null);
        file["pre_tokenizer"] = new JsonObject
        {
            ["type"] = "Metaspace", ["replacement"] = "▁", ["prepend_scheme"] = "always", ["split"] = true,
        };
        file["model"] = new JsonObject
        {
            ["type"] = "Unigram",
            ["unk_id"] = 1,
            ["vocab"] = new JsonArray([.. vocabulary.Select(token => new JsonArray(token, -token.Length))]),
        };
        return file;
    }

    private static JsonObject File(
        string preTokenizer, string model, IReadOnlyList<string> vocabulary, string? prefix)
    {
        var ids = new JsonObject();
        for (var id = 0; id < vocabulary.Count; id++)
        {
            ids[vocabulary[id]] = id;
        }

        var tokens = new JsonObject { ["type"] = model, ["vocab"] = ids, ["unk_token"] = "[UNK]" };
        if (prefix is not null)
        {
            tokens["continuing_subword_prefix"] = prefix;
            tokens["max_input_chars_per_word"] = 100;
        }

        return new JsonObject
        {
            ["version"] = "1.0",
            ["added_tokens"] = new JsonArray([.. Specials.Select((token, id) => Added(token, id))]),
            ["pre_tokenizer"] = new JsonObject { ["type"] = preTokenizer },
            ["post_processor"] = new JsonObject
            {
                ["type"] = "BertProcessing",
                ["sep"] = new JsonArray("[SEP]", 3),
                ["cls"] = new JsonArray("[CLS]", 2),
            },
            ["model"] = tokens,
        };
    }

    private static JsonObject Added(string token, int id) => new()
    {
        ["id"] = id,
        ["content"] = token,
        ["single_word"] = false,
        ["lstrip"] = false,
        ["rstrip"] = false,
        ["normalized"] = false,
        ["special"] = true,
    };
}
