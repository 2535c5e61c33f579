namespace Search.Inference;

/// <summary>What a step of a compiled expression does.</summary>
internal enum PatternInstructionKind
{
    /// <summary>Consumes one character of a set.</summary>
    Character,

    /// <summary>Tries one target, then the other.</summary>
    Fork,

    /// <summary>Goes to a target.</summary>
    Jump,

    /// <summary>Goes on only if what follows up to the target matches here; consumes nothing.</summary>
    LookAhead,

    /// <summary>Goes on only if what follows up to the target does not match here.</summary>
    NegativeLookAhead,

    /// <summary>The expression, or the look-ahead, has matched.</summary>
    Match,
}
