namespace Search.Inference;

/// <summary>A token that is found in the text before the model sees it.</summary>
internal sealed record AddedToken(string Content, int Id)
{
    /// <summary>Left out by decoding on request.</summary>
    public bool IsSpecial { get; init; }

    /// <summary>Looked for in the normalised text, in its own normalised form.</summary>
    public bool IsNormalized { get; init; }

    /// <summary>Not found inside a longer word.</summary>
    public bool IsSingleWord { get; init; }

    /// <summary>Takes the white space before it.</summary>
    public bool StripsLeft { get; init; }

    /// <summary>Takes the white space after it.</summary>
    public bool StripsRight { get; init; }
}
