namespace Search.Inference;

/// <summary>Reads the pre-tokenizer of a tokenizer.json.</summary>
internal static class PreTokenizerReader
{
    private const string Supported =
        "Sequence, BertPreTokenizer, Whitespace, WhitespaceSplit, Punctuation, Digits, Metaspace, ByteLevel, Split, "
        + "CharDelimiterSplit";

    public static PreTokenizer Read(JsonPlace place)
    {
        var type = place.GetString("type");
        return type switch
        {
            "Sequence" => new PreTokenizerSequence([.. place.Get("pretokenizers").Items().Select(Read)]),
            "BertPreTokenizer" => new BertPreTokenizer(),
            "Whitespace" => new WhitespacePreTokenizer(),
            "WhitespaceSplit" => new WhitespaceSplitPreTokenizer(),
            "Punctuation" => new PatternPreTokenizer(Having(CharacterClasses.Punctuation), ReadBehavior(place), false),
            "Digits" => ReadDigits(place),
            "Metaspace" => MetaspaceReader.ReadPreTokenizer(place),
            "ByteLevel" => new ByteLevelPreTokenizer(
                place.GetBoolean("add_prefix_space"), place.GetBoolean("use_regex", missing: true)),
            "Split" => new PatternPreTokenizer(
                PatternFieldReader.Read(place.Get("pattern")), ReadBehavior(place), place.GetBoolean("invert")),
            "CharDelimiterSplit" => ReadDelimiter(place),
            _ => throw place.RefuseType(type, "pre-tokenizer", Supported),
        };
    }

    private static CharacterPattern Having(CharacterClasses classes) =>
        new(codePoint => UnicodeProperties.Is(codePoint, classes));

    private static PatternPreTokenizer ReadDigits(JsonPlace place)
    {
        var behavior = place.GetBoolean("individual_digits") ? SplitBehavior.Isolated : SplitBehavior.Contiguous;
        return new PatternPreTokenizer(Having(CharacterClasses.Numeric), behavior, isInverted: false);
    }

    private static PatternPreTokenizer ReadDelimiter(JsonPlace place)
    {
        var delimiter = MetaspaceReader.ReadCharacter(place.Get("delimiter"));
        return new PatternPreTokenizer(
            new LiteralPattern(delimiter.ToString()), SplitBehavior.Removed, isInverted: false);
    }

    private static SplitBehavior ReadBehavior(JsonPlace place)
    {
        if (!place.TryGet("behavior", out var behavior))
        {
            return SplitBehavior.Isolated;
        }

        return behavior.AsString() switch
        {
            "Removed" => SplitBehavior.Removed,
            "Isolated" => SplitBehavior.Isolated,
            "MergedWithPrevious" => SplitBehavior.MergedWithPrevious,
            "MergedWithNext" => SplitBehavior.MergedWithNext,
            "Contiguous" => SplitBehavior.Contiguous,
            var other => throw behavior.Refuse(
                $"is '{other}'", "Removed, Isolated, MergedWithPrevious, MergedWithNext or Contiguous"),
        };
    }
}
