namespace Search.Inference;

/// <summary>Reads the decoder of a tokenizer.json.</summary>
internal static class DecoderReader
{
    private const string Supported =
        "WordPiece, ByteLevel, Metaspace, BPEDecoder, Sequence, Replace, Fuse, Strip, ByteFallback";

    public static TokenDecoder Read(JsonPlace place)
    {
        var type = place.GetString("type");
        return type switch
        {
            "WordPiece" => new WordPieceDecoder(place.GetString("prefix"), place.GetBoolean("cleanup")),
            "ByteLevel" => new ByteLevelDecoder(),
            "Metaspace" => MetaspaceReader.ReadDecoder(place),
            "BPEDecoder" => new BytePairDecoder(place.GetString("suffix")),
            "Sequence" => new DecoderSequence([.. place.Get("decoders").Items().Select(Read)]),
            "Replace" => new ReplaceDecoder(PatternFieldReader.Read(place.Get("pattern")), place.GetString("content")),
            "Fuse" => new FuseDecoder(),
            "Strip" => new StripDecoder(
                MetaspaceReader.ReadCharacter(place.Get("content")),
                place.Get("start").AsInt32(),
                place.Get("stop").AsInt32()),
            "ByteFallback" => new ByteFallbackDecoder(),
            _ => throw place.RefuseType(type, "decoder", Supported),
        };
    }
}
