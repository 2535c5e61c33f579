using static Search.Quality.DifferentialFile;

namespace Search.Quality;

/// <summary>Every decoder with each of its options.</summary>
internal static class DecoderCases
{
    private static readonly (string Name, string? Json)[] Decoders =
    [
        ("none", null),
        ("WordPiece cleanup", """{"type":"WordPiece","prefix":"##","cleanup":true}"""),
        ("WordPiece no cleanup", """{"type":"WordPiece","prefix":"##","cleanup":false}"""),
        ("ByteLevel", """{"type":"ByteLevel","add_prefix_space":true,"trim_offsets":true,"use_regex":true}"""),
        ("Metaspace always", """{"type":"Metaspace","replacement":"▁","prepend_scheme":"always","split":true}"""),
        ("Metaspace first", """{"type":"Metaspace","replacement":"▁","prepend_scheme":"first","split":true}"""),
        ("Metaspace never", """{"type":"Metaspace","replacement":"▁","prepend_scheme":"never","split":true}"""),
        ("BPEDecoder", """{"type":"BPEDecoder","suffix":"</w>"}"""),
        ("Replace string", """{"type":"Replace","pattern":{"String":"▁"},"content":" "}"""),
        ("Replace regex", """{"type":"Replace","pattern":{"Regex":"a+"},"content":"__"}"""),
        ("Fuse", """{"type":"Fuse"}"""),
        ("Strip", """{"type":"Strip","content":"a","start":2,"stop":0}"""),
        ("Strip at the end", """{"type":"Strip","content":"a","start":0,"stop":1}"""),
        ("ByteFallback", """{"type":"ByteFallback"}"""),
        ("Sequence Replace, ByteFallback, Fuse, Strip", Sequence(
            "decoders", """{"type":"Replace","pattern":{"String":"▁"},"content":" "}""", """{"type":"ByteFallback"}""",
            """{"type":"Fuse"}""", """{"type":"Strip","content":" ","start":1,"stop":0}""")),
        ("Sequence WordPiece, Fuse", Sequence(
            "decoders", """{"type":"WordPiece","prefix":"##","cleanup":true}""", """{"type":"Fuse"}""")),
    ];

    public static IEnumerable<DifferentialCase> Create()
    {
        const string added =
            """
            [{"id":33,"content":"[CLS]","single_word":false,"lstrip":false,"rstrip":false,"normalized":false,
              "special":true}]
            """;
        return Decoders.Select(part => new DifferentialCase(
            $"decoder {part.Name}",
            DifferentialFile.Write(ModelCases.WordLevel(), decoder: part.Json, addedTokens: added),
            DifferentialMode.Decoded));
    }
}
