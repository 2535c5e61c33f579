using System.Text.Json.Nodes;
using static Search.Quality.DifferentialFile;

namespace Search.Quality;

/// <summary>Added tokens, post-processors, truncation and padding with each of their options.</summary>
internal static class PostProcessorCases
{
    private const string Bert = """{"type":"BertProcessing","sep":["<s>",259],"cls":["<mask>",256]}""";

    private const string Trimming =
        """{"type":"ByteLevel","add_prefix_space":true,"trim_offsets":true,"use_regex":true}""";

    private const string Template =
        """
        {"type":"TemplateProcessing",
         "single":[{"SpecialToken":{"id":"<s>","type_id":3}},{"Sequence":{"id":"A","type_id":2}}],
         "pair":[{"Sequence":{"id":"B","type_id":1}},{"SpecialToken":{"id":"X","type_id":0}},
                 {"Sequence":{"id":"A","type_id":0}}],
         "special_tokens":{"<s>":{"id":"<s>","ids":[259],"tokens":["<s>"]},
                           "X":{"id":"X","ids":[256,259],"tokens":["<mask>","<s>"]}}}
        """;

    private static readonly string Added = new JsonArray(
        Token(256, "<mask>", "special", "lstrip"),
        Token(257, "ab", "single_word"),
        Token(258, "Abc", "normalized"),
        Token(97, "a", "rstrip", "single_word", "normalized"),
        Token(259, "<s>", "special", "normalized"),
        Token(260, "😀"),
        Token(261, "<m", "lstrip", "rstrip"),
        Token(201, "É", "normalized", "single_word")).ToJsonString();

    public static IEnumerable<DifferentialCase> Create() =>
        AddedTokens().Concat(PostProcessors()).Concat(Truncations()).Concat(Paddings());

    private static IEnumerable<DifferentialCase> AddedTokens()
    {
        foreach (var option in (string[])["special", "lstrip", "rstrip", "single_word", "normalized"])
        {
            var tokens = new JsonArray(Token(256, "ab", option), Token(257, "Éa", option), Token(258, "<m", option));
            yield return Case($"added token {option}", tokens.ToJsonString(), """{"type":"Lowercase"}""", Bytes);
        }

        yield return Case("added tokens of all kinds", Added, null, Bytes);
        yield return Case(
            "added tokens after BertNormalizer", Added,
            """
            {"type":"BertNormalizer","clean_text":true,"handle_chinese_chars":true,"strip_accents":null,
             "lowercase":true}
            """,
            Sequence("pretokenizers", """{"type":"BertPreTokenizer"}""", Bytes));
        foreach (var scheme in (string[])["always", "first"])
        {
            var split = $$"""{"type":"Metaspace","replacement":"▁","prepend_scheme":"{{scheme}}","split":true}""";
            yield return Case(
                $"added tokens with Metaspace {scheme}", Added, null, Sequence("pretokenizers", split, Bytes));
        }
    }

    private static DifferentialCase Case(string name, string added, string? normalizer, string split) =>
        new(name, DifferentialFile.Write(addedTokens: added, normalizer: normalizer, preTokenizer: split));

    private static IEnumerable<DifferentialCase> PostProcessors()
    {
        var roberta = from trims in (bool[])[true, false]
                      from adds in (bool[])[true, false]
                      select (Name: $"RobertaProcessing trim {trims} prefix {adds}", Json: Roberta(trims, adds));
        (string Name, string Json)[] others =
        [
            ("BertProcessing", Bert),
            ("ByteLevel trim", Trimming),
            ("ByteLevel no trim", """{"type":"ByteLevel","add_prefix_space":true,"trim_offsets":false}"""),
            ("TemplateProcessing", Template),
            ("Sequence ByteLevel, TemplateProcessing", Sequence("processors", Trimming, Template)),
            ("Sequence ByteLevel, RobertaProcessing", Sequence("processors", Trimming, Roberta(true, false))),
        ];
        return from part in roberta.Concat(others)
               from prefix in (bool[])[true, false]
               select new DifferentialCase(
                   $"post-processor {part.Name} after prefix {prefix}",
                   DifferentialFile.Write(
                       addedTokens: Added, preTokenizer: ByteLevel(prefix), postProcessor: part.Json),
                   DifferentialMode.Pairs);
    }

    private static IEnumerable<DifferentialCase> Truncations() =>
        from strategy in (string[])["LongestFirst", "OnlyFirst", "OnlySecond"]
        from side in (string[])["Right", "Left"]
        from stride in (int[])[0, 3]
        select new DifferentialCase(
            $"truncation {strategy} {side} stride {stride}",
            DifferentialFile.Write(
                addedTokens: Added,
                preTokenizer: ByteLevel(true),
                postProcessor: Bert,
                truncation:
                    $$"""{"direction":"{{side}}","max_length":40,"strategy":"{{strategy}}","stride":{{stride}}}"""),
            DifferentialMode.Windows);

    private static IEnumerable<DifferentialCase> Paddings() =>
        from strategy in (string[])["\"BatchLongest\"", """{"Fixed":50}"""]
        from side in (string[])["Right", "Left"]
        from multiple in (string[])["null", "8"]
        select new DifferentialCase(
            $"padding {strategy} {side} multiple {multiple}",
            DifferentialFile.Write(
                addedTokens: Added,
                preTokenizer: ByteLevel(true),
                postProcessor: Bert,
                padding: $$"""{"strategy":{{strategy}},"direction":"{{side}}","pad_to_multiple_of":{{multiple}},"""
                + """  "pad_id":260,"pad_type_id":1,"pad_token":"😀"}"""),
            DifferentialMode.Padded);

    private static string ByteLevel(bool prefix) =>
        $$"""{"type":"ByteLevel","add_prefix_space":{{Write(prefix)}},"trim_offsets":true,"use_regex":true}""";

    private static string Roberta(bool trims, bool adds) =>
        $$"""{"type":"RobertaProcessing","sep":["<s>",259],"cls":["<mask>",256],"trim_offsets":{{Write(trims)}},"""
        + $$"""  "add_prefix_space":{{Write(adds)}}}""";

    private static JsonObject Token(int id, string content, params string[] options)
    {
        var token = new JsonObject { ["id"] = id, ["content"] = content };
        foreach (var option in (string[])["single_word", "lstrip", "rstrip", "normalized", "special"])
        {
            token[option] = options.Contains(option);
        }

        return token;
    }
}
