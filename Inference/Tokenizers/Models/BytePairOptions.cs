namespace Search.Inference;

/// <summary>The knobs of a byte-pair model, under the names of tokenizer.json.</summary>
internal sealed record BytePairOptions
{
    /// <summary>Id for characters that are not in the vocabulary; without it they are dropped.</summary>
    public int? UnknownId { get; init; }

    /// <summary>Put before every character of a word but the first.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>Put after the last character of a word.</summary>
    public string Suffix { get; init; } = "";

    /// <summary>Unknown characters next to each other become one token.</summary>
    public bool FusesUnknown { get; init; }

    /// <summary>
    /// Unknown characters become the tokens of their UTF-8 bytes, "&lt;0x0A&gt;", where all of them exist.
    /// </summary>
    public bool FallsBackToBytes { get; init; }

    /// <summary>A word that is a token as a whole is not built up by merges.</summary>
    public bool IgnoresMerges { get; init; }
}
