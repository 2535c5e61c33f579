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
            _ => throw place.RefuseType(type, "decoder", Supported),
        };
    }
}
