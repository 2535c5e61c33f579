using System.Text.Json.Nodes;

namespace Search.Quality;

/// <summary>Every model with each of its options, over a small vocabulary that meets all of them.</summary>
internal static class ModelCases
{
    private const string Split = """{"type":"WhitespaceSplit"}""";
    private const string Metaspace =
        """{"type":"Metaspace","replacement":"▁","prepend_scheme":"always","split":true}""";

    private const string Merges = """["a b","b c","ab c","▁ a","▁ ab","▁a b","😀 a","<0xE2> <0x82>"]""";

    public static IEnumerable<DifferentialCase> Create() =>
    [
        Case("WordPiece", WordPiece(100)) with { IsModel = true },
        Case("WordPiece max_input_chars_per_word 5", WordPiece(5)),
        Case("WordLevel", WordLevel()) with { IsModel = true },
        Case("BPE", BytePair()) with { IsModel = true },
        Case("BPE fuse_unk", BytePair(("fuse_unk", true))),
        Case("BPE without unk_token", BytePair(("unk_token", null))),
        Case("BPE byte_fallback", BytePair(("byte_fallback", true))),
        Case("BPE byte_fallback fuse_unk", BytePair(("byte_fallback", true), ("fuse_unk", true))),
        Case("BPE byte_fallback without unk_token", BytePair(("byte_fallback", true), ("unk_token", null))),
        Case("BPE ignore_merges", BytePair(("ignore_merges", true))),
        Case("BPE continuing_subword_prefix, merges as pairs", BytePair(
            ("continuing_subword_prefix", "##"), ("merges", JsonNode.Parse("""[["a","##b"],["##a","##b"]]""")))),
        Case("BPE end_of_word_suffix", BytePair(
            ("end_of_word_suffix", "</w>"), ("merges", JsonNode.Parse("""["a b</w>","a b"]""")))),
        Case("BPE after Metaspace", BytePair(), Metaspace),
        Case("Unigram", Unigram()) with { IsModel = true },
        Case("Unigram byte_fallback", Unigram(fallsBack: true)),
        Case("Unigram after Metaspace", Unigram(), Metaspace),
    ];

    private static DifferentialCase Case(string name, JsonNode model, string split = Split) =>
        new($"model {name}", DifferentialFile.Write(model, preTokenizer: split));

    private static JsonObject WordPiece(int longest) => new()
    {
        ["type"] = "WordPiece",
        ["unk_token"] = "<unk>",
        ["continuing_subword_prefix"] = "##",
        ["max_input_chars_per_word"] = longest,
        ["vocab"] = DifferentialFile.Vocabulary(),
    };

    public static JsonObject WordLevel() => new()
    {
        ["type"] = "WordLevel",
        ["unk_token"] = "<unk>",
        ["vocab"] = DifferentialFile.Vocabulary(),
    };

    private static JsonObject BytePair(params (string Name, JsonNode? Value)[] options)
    {
        var model = new JsonObject
        {
            ["type"] = "BPE",
            ["unk_token"] = "<unk>",
            ["vocab"] = DifferentialFile.Vocabulary(),
            ["merges"] = JsonNode.Parse(Merges),
        };
        foreach (var (name, value) in options)
        {
            model[name] = value;
        }

        return model;
    }

    private static JsonObject Unigram(bool fallsBack = false) => new()
    {
        ["type"] = "Unigram",
        ["unk_id"] = 0,
        ["byte_fallback"] = fallsBack,
        ["vocab"] = new JsonArray([.. DifferentialFile.Words.Select(
            (token, id) => (JsonNode)new JsonArray(token, Score(token, id)))]),
    };

    private static double Score(string token, int id) => token switch
    {
        "<unk>" => 0,
        "ee" => -50,
        _ when token.StartsWith("<0x", StringComparison.Ordinal) => 0,
        _ => -1.5 * id / token.Length,
    };
}
