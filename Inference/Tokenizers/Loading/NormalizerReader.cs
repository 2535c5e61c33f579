using System.Buffers.Binary;

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
            "Lowercase" => new LowercaseNormalizer(),
            "NFC" => new NormalFormNormalizer(composes: true, compatibility: false),
            "NFD" => new NormalFormNormalizer(composes: false, compatibility: false),
            "NFKC" => new NormalFormNormalizer(composes: true, compatibility: true),
            "NFKD" => new NormalFormNormalizer(composes: false, compatibility: true),
            "StripAccents" => new StripAccentsNormalizer(),
            "Strip" => new StripNormalizer(place.GetBoolean("strip_left"), place.GetBoolean("strip_right")),
            "Replace" => new ReplaceNormalizer(
                PatternFieldReader.Read(place.Get("pattern")), place.GetString("content")),
            "Prepend" => new PrependNormalizer(place.GetString("prepend")),
            "Nmt" => new NmtNormalizer(),
            "Precompiled" => ReadPrecompiled(place.Get("precompiled_charsmap")),
            "ByteLevel" => new ByteLevelNormalizer(),
            _ => throw place.RefuseType(type, "normalizer", Supported),
        };
    }

    /// <summary>A character map is the length of a trie in bytes, the trie, and a pool of strings.</summary>
    public static PrecompiledNormalizer ReadCharacterMap(byte[] map, Func<string, string, TokenizerException> refuse)
    {
        var length = map.Length < 4 ? uint.MaxValue : BinaryPrimitives.ReadUInt32LittleEndian(map);
        if (length > map.Length - 4 || length % 4 != 0 || length == 0)
        {
            throw refuse($"is a character map of {map.Length} bytes with a trie of {length}", "a trie that fits in it");
        }

        var units = new uint[length / 4];
        for (var i = 0; i < units.Length; i++)
        {
            units[i] = BinaryPrimitives.ReadUInt32LittleEndian(map.AsSpan(4 + (i * 4)));
        }

        return new PrecompiledNormalizer(new DoubleArrayTrie(units), map[(4 + (int)length)..]);
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

    private static PrecompiledNormalizer ReadPrecompiled(JsonPlace place)
    {
        try
        {
            var map = Convert.FromBase64String(place.AsString());
            return ReadCharacterMap(map, (found, expected) => place.Refuse(found, expected));
        }
        catch (FormatException exception)
        {
            throw place.Refuse("is not base64", "a character map in base64", exception);
        }
    }
}
