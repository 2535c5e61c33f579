using static Search.Quality.DifferentialFile;

namespace Search.Quality;

/// <summary>Every normalizer with each of its options.</summary>
internal static class NormalizerCases
{
    /// <param name="charsMap">The normalizer of a shipped file with a compiled character map, as JSON.</param>
    public static IEnumerable<DifferentialCase> Create(string charsMap) =>
        Simple(charsMap).Concat(Bert()).Select(part => new DifferentialCase(
            $"normalizer {part.Name}", DifferentialFile.Write(normalizer: part.Json, preTokenizer: Bytes)))
        .Append(new DifferentialCase(
            "normalizer ByteLevel",
            DifferentialFile.Write(
                normalizer: """{"type":"ByteLevel"}""", preTokenizer: """{"type":"WhitespaceSplit"}""")));

    private static IEnumerable<(string Name, string Json)> Simple(string charsMap)
    {
        foreach (var type in (string[])["NFC", "NFD", "NFKC", "NFKD", "Lowercase", "StripAccents", "Nmt"])
        {
            yield return (type, $$"""{"type":"{{type}}"}""");
        }

        foreach (var (left, right) in ((bool, bool)[])[(true, true), (true, false), (false, true)])
        {
            yield return (
                $"Strip left {left} right {right}",
                $$"""{"type":"Strip","strip_left":{{Write(left)}},"strip_right":{{Write(right)}}}""");
        }

        yield return ("Prepend", """{"type":"Prepend","prepend":"▁x"}""");
        yield return ("Precompiled", charsMap);
        yield return ("Replace string", """{"type":"Replace","pattern":{"String":"  "},"content":"_"}""");
        yield return ("Replace string by nothing", """{"type":"Replace","pattern":{"String":"a"},"content":""}""");
        yield return ("Replace regex", """{"type":"Replace","pattern":{"Regex":"[aeiou]+|\\p{N}"},"content":"é"}""");
        yield return ("Replace regex spaces", """{"type":"Replace","pattern":{"Regex":" {2,}"},"content":" "}""");
        yield return (
            "Sequence NFD, StripAccents, Lowercase",
            Sequence("normalizers", """{"type":"NFD"}""", """{"type":"StripAccents"}""", """{"type":"Lowercase"}"""));
        yield return (
            "Sequence Strip, Precompiled, Replace",
            Sequence(
                "normalizers", """{"type":"Strip","strip_left":true,"strip_right":true}""", charsMap,
                """{"type":"Replace","pattern":{"Regex":" {2,}"},"content":"▁"}"""));
    }

    private static IEnumerable<(string Name, string Json)> Bert() =>
        from clean in (bool[])[true, false]
        from chinese in (bool[])[true, false]
        from accents in (string[])["null", "true", "false"]
        from lower in (bool[])[true, false]
        select (
            $"BertNormalizer clean {clean} chinese {chinese} accents {accents} lowercase {lower}",
            $$"""{"type":"BertNormalizer","clean_text":{{Write(clean)}},"handle_chinese_chars":{{Write(chinese)}},"""
            + $$"""  "strip_accents":{{accents}},"lowercase":{{Write(lower)}}}""");
}
