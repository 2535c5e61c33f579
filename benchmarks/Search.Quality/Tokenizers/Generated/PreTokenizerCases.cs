using static Search.Quality.DifferentialFile;

namespace Search.Quality;

/// <summary>Every pre-tokenizer with each of its options.</summary>
internal static class PreTokenizerCases
{
    // The pattern of the tokenizers that ModernBERT's descends from, and patterns with every other construct.
    private static readonly string[] Patterns =
    [
        @"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+"
        + @"|\s+(?!\S)|\s+",
        @"a??b|(?:[^a-f\s]{2,3}?|\S)(?=\s|.)",
        "x*",
        "(?i:k|[r-t]e)+",
    ];

    private static readonly string[] Behaviors =
        ["Removed", "Isolated", "MergedWithPrevious", "MergedWithNext", "Contiguous"];

    public static IEnumerable<DifferentialCase> Create() =>
        Simple().Concat(Metaspace()).Concat(Split()).Select(part => new DifferentialCase(
            $"pre-tokenizer {part.Name}",
            DifferentialFile.Write(preTokenizer: Sequence("pretokenizers", part.Json, Bytes))))
        .Concat(ByteLevel());

    private static IEnumerable<(string Name, string Json)> Simple()
    {
        foreach (var type in (string[])["BertPreTokenizer", "Whitespace", "WhitespaceSplit"])
        {
            yield return (type, $$"""{"type":"{{type}}"}""");
        }

        foreach (var behavior in Behaviors)
        {
            yield return ($"Punctuation {behavior}", $$"""{"type":"Punctuation","behavior":"{{behavior}}"}""");
        }

        yield return ("Digits one by one", """{"type":"Digits","individual_digits":true}""");
        yield return ("Digits together", """{"type":"Digits","individual_digits":false}""");
        yield return ("CharDelimiterSplit", """{"type":"CharDelimiterSplit","delimiter":"a"}""");
        yield return (
            "Sequence",
            Sequence(
                "pretokenizers", """{"type":"WhitespaceSplit"}""", """{"type":"Punctuation","behavior":"Isolated"}""",
                """{"type":"Digits","individual_digits":true}"""));
    }

    private static IEnumerable<(string Name, string Json)> Metaspace() =>
        (from scheme in (string[])["always", "first", "never"]
         from split in (bool[])[true, false]
         select (
             $"Metaspace {scheme} split {split}",
             $$"""{"type":"Metaspace","replacement":"▁","prepend_scheme":"{{scheme}}","split":{{Write(split)}}}"""))
        .Concat(
            from adds in (bool[])[true, false]
            let scheme = adds ? "always" : "never"
            select (
                $"Metaspace add_prefix_space {adds}",
                $$"""{"type":"Metaspace","replacement":"_","str_rep":"_","add_prefix_space":{{Write(adds)}},"""
                + $$"""  "prepend_scheme":"{{scheme}}"}"""));

    private static IEnumerable<(string Name, string Json)> Split() =>
        (from behavior in Behaviors
         from inverts in (bool[])[true, false]
         from pattern in (string[])["""{"String":"a"}""", """{"Regex":"\\s+|a"}"""]
         select (Behavior: behavior, Inverts: inverts, Pattern: pattern))
        .Concat(
            from regex in Patterns
            from behavior in (string[])["Isolated", "Removed", "MergedWithPrevious"]
            select (Behavior: behavior, Inverts: behavior == "Removed", Pattern: $$"""{"Regex":{{Quote(regex)}}}"""))
        .Select(split => (
            $"Split {split.Behavior} invert {split.Inverts} {split.Pattern}",
            $$"""{"type":"Split","pattern":{{split.Pattern}},"behavior":"{{split.Behavior}}","""
            + $$"""  "invert":{{Write(split.Inverts)}}}"""));

    private static IEnumerable<DifferentialCase> ByteLevel() =>
        from adds in (bool[])[true, false]
        from trims in (bool[])[true, false]
        from regex in (bool[])[true, false]
        select new DifferentialCase(
            $"pre-tokenizer ByteLevel prefix {adds} trim {trims} regex {regex}",
            DifferentialFile.Write(
                preTokenizer:
                    $$"""{"type":"ByteLevel","add_prefix_space":{{Write(adds)}},"trim_offsets":{{Write(trims)}},"""
                    + $$"""  "use_regex":{{Write(regex)}}}"""));
}
