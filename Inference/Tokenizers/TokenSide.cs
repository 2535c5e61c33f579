namespace Search.Inference;

/// <summary>The end of a sequence of tokens at which it is cut or padded.</summary>
public enum TokenSide
{
    /// <summary>At its end.</summary>
    Right,

    /// <summary>At its beginning.</summary>
    Left,
}
