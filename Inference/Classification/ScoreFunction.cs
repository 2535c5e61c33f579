namespace Search.Inference;

/// <summary>What makes scores of the logits of a classification model.</summary>
public enum ScoreFunction
{
    /// <summary>Probabilities that add up to 1: one label is right.</summary>
    Softmax,

    /// <summary>A probability for each label on its own: any number of labels may be right.</summary>
    Sigmoid,

    /// <summary>The logits as they are, from −∞ to ∞.</summary>
    Identity,
}
