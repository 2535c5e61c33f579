namespace Search.Inference;

/// <summary>Which text of a pair is cut when the two are too long together.</summary>
public enum TruncationStrategy
{
    /// <summary>The longer one, until both are equally long; then both.</summary>
    LongestFirst,

    /// <summary>The first one only.</summary>
    OnlyFirst,

    /// <summary>The second one only, as for a question and its context.</summary>
    OnlySecond,
}
