namespace Search.Inference;

/// <summary>How the labels of tokens become entities.</summary>
public enum EntityAggregation
{
    /// <summary>Not at all: every token is a result of its own, with its label as the model names it.</summary>
    None,

    /// <summary>Neighbouring tokens of one type are joined. A word may end up in two entities.</summary>
    Simple,

    /// <summary>As <see cref="Simple"/>, but over whole words, each with the label of its first token.</summary>
    First,

    /// <summary>
    /// As <see cref="Simple"/>, but over whole words, each with the label that is likeliest on average.
    /// </summary>
    Average,

    /// <summary>As <see cref="Simple"/>, but over whole words, each with the label of its most certain token.</summary>
    Max,
}
