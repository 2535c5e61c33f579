namespace Search.Inference;

/// <summary>How the vectors of the tokens become one vector.</summary>
public enum PoolingMode
{
    /// <summary>The vector of the first token.</summary>
    FirstToken,

    /// <summary>The mean of the vectors of all tokens.</summary>
    Mean,

    /// <summary>The greatest value of each component.</summary>
    Max,
}
