namespace Search.Inference;

/// <summary>Where a text that is too long loses tokens.</summary>
public enum TruncationSide
{
    /// <summary>At its end.</summary>
    Right,

    /// <summary>At its beginning.</summary>
    Left,
}
