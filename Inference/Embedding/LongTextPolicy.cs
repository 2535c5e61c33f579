namespace Search.Inference;

/// <summary>What to do with a text that is longer than the model reads.</summary>
public enum LongTextPolicy
{
    /// <summary>
    /// Embed its beginning, and say so: the embedding's additional properties hold the number of lost tokens under
    /// <see cref="TransformerEmbeddingGenerator.CutTokensKey"/>.
    /// </summary>
    Cut,

    /// <summary>Refuse it with an <see cref="ArgumentException"/>.</summary>
    Refuse,

    /// <summary>
    /// Embed windows of the model's length, side by side, and take their mean, in which a window counts by its tokens.
    /// The embedding's additional properties hold the number of windows under
    /// <see cref="TransformerEmbeddingGenerator.WindowsKey"/>.
    /// </summary>
    Average,
}
