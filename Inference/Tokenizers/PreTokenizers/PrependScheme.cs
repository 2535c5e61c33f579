namespace Search.Inference;

/// <summary>Where Metaspace puts its character, under the names of tokenizer.json.</summary>
internal enum PrependScheme
{
    /// <summary>Before every piece.</summary>
    Always,

    /// <summary>Before the piece with which the text begins.</summary>
    First,

    /// <summary>Nowhere.</summary>
    Never,
}
