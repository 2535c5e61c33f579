namespace Search.Inference;

/// <summary>Reads the normalizer of a tokenizer.json.</summary>
internal static class NormalizerReader
{
    private const string Supported =
        "Sequence, BertNormalizer, Lowercase, NFC, NFD, NFKC, NFKD, StripAccents, Strip, Replace, Prepend, Nmt, "
        + "Precompiled, ByteLevel";

    public static Normalizer Read(JsonPlace place)
    {
        var type = place.GetString("type");
        return type switch
        {
            "Sequence" => new NormalizerSequence([.. place.Get("normalizers").Items().Select(Read)]),
            "BertNormalizer" => ReadBert(place),
            _ => throw place.RefuseType(type, "normalizer", Supported),
        };
    }

    private static BertNormalizer ReadBert(JsonPlace place)
    {
        var lowers = place.GetBoolean("lowercase");
        return new BertNormalizer(
            place.GetBoolean("clean_text"),
            place.GetBoolean("handle_chinese_chars"),
            place.GetBoolean("strip_accents", missing: lowers),
            lowers);
    }
}
