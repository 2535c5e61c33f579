namespace Search.Inference;

/// <summary>How the vectors of the tokens become one vector.</summary>
/// <remarks>
/// A model's <c>1_Pooling/config.json</c> chooses; where it chooses several, the vectors stand one after another, in
/// the order first token, maximum, mean, mean by square root, weighted mean, last token, as in sentence-transformers.
/// </remarks>
public enum PoolingMode
{
    /// <summary>The vector of the first token: <c>cls</c>.</summary>
    FirstToken,

    /// <summary>The mean of the vectors of all tokens.</summary>
    Mean,

    /// <summary>The greatest value of each component.</summary>
    Max,

    /// <summary>The sum of the vectors, divided by the square root of their number.</summary>
    MeanSqrtLength,

    /// <summary>The mean in which the first token counts once, the second twice, and so on.</summary>
    WeightedMean,

    /// <summary>The vector of the last token.</summary>
    LastToken,
}
