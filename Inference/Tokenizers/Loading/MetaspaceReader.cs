namespace Search.Inference;

/// <summary>Reads Metaspace, as a pre-tokenizer and as a decoder, in its older form too.</summary>
internal static class MetaspaceReader
{
    public static MetaspacePreTokenizer ReadPreTokenizer(JsonPlace place) =>
        new(ReadCharacter(place.Get("replacement")), ReadScheme(place), place.GetBoolean("split", missing: true));

    public static MetaspaceDecoder ReadDecoder(JsonPlace place) =>
        new(ReadCharacter(place.Get("replacement")), ReadScheme(place));

    /// <summary>A single character; those beyond the BMP are not supported.</summary>
    public static char ReadCharacter(JsonPlace place)
    {
        var text = place.AsString();
        return text.Length == 1 ? text[0] : throw place.Refuse($"is '{text}'", "a single character up to U+FFFF");
    }

    private static PrependScheme ReadScheme(JsonPlace place)
    {
        var named = place.TryGet("prepend_scheme", out var scheme);
        var result = !named ? PrependScheme.Always : scheme.AsString() switch
        {
            "always" => PrependScheme.Always,
            "first" => PrependScheme.First,
            "never" => PrependScheme.Never,
            var other => throw scheme.Refuse($"is '{other}'", "always, first or never"),
        };

        // Before prepend_scheme there was add_prefix_space; where both are given, they have to agree.
        if (!place.TryGet("add_prefix_space", out var prefix) || prefix.AsBoolean())
        {
            return result;
        }

        return named && result != PrependScheme.Never
            ? throw prefix.Refuse("is false beside a prepend_scheme that prepends", "the two to agree")
            : PrependScheme.Never;
    }
}
