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
            "ByteLevel" => new ByteLevelPreTokenizer(
                place.GetBoolean("add_prefix_space"), place.GetBoolean("use_regex", missing: true)),
            _ => throw place.RefuseType(type, "pre-tokenizer", Supported),
        };
    }
}
