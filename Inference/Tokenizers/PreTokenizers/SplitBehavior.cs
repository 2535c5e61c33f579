namespace Search.Inference;

/// <summary>What becomes of the matches that a text is split at, under the names of tokenizer.json.</summary>
internal enum SplitBehavior
{
    /// <summary>They disappear.</summary>
    Removed,

    /// <summary>Each is a piece.</summary>
    Isolated,

    /// <summary>Each ends the piece before it.</summary>
    MergedWithPrevious,

    /// <summary>Each begins the piece after it.</summary>
    MergedWithNext,

    /// <summary>Adjacent ones are one piece.</summary>
    Contiguous,
}
