namespace Search.Inference;

/// <summary>How an embedding generator runs its model.</summary>
public sealed record TransformerEmbeddingOptions
{
    /// <summary>
    /// The most tokens that go through the model at once, padding included. Default 1,024: what the model calculates
    /// for more does not fit into the caches of a processor.
    /// </summary>
    /// <remarks>Larger batches cost memory and gain nothing on a CPU.</remarks>
    public int MaxBatchTokens { get; init; } = 1024;

    /// <summary>The most texts of a batch. Default 16.</summary>
    public int MaxBatchRows { get; init; } = 16;

    /// <summary>What to do with a text that is longer than the model reads. Default: cut it and say so.</summary>
    public LongTextPolicy LongTexts { get; init; } = LongTextPolicy.Cut;

    /// <summary>
    /// How many components of a vector are kept, from the first on; null for all. Only a model that was trained for it
    /// (Matryoshka representation learning, Kusupati et al. 2022) keeps its quality.
    /// </summary>
    public int? Dimensions { get; init; }

    /// <summary>
    /// The scales of activations in a dynamically quantised model. Default:
    /// <see cref="ActivationScales.ByRow"/>.
    /// </summary>
    /// <remarks>Vectors of all settings can be compared with one another: they approximate the same model.</remarks>
    public ActivationScales Scales { get; init; } = ActivationScales.ByRow;

    /// <summary>How the model runs.</summary>
    public TransformerModelOptions Model { get; init; } = new();

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxBatchTokens, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxBatchRows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Dimensions ?? 1, 1, nameof(Dimensions));
        if (!Enum.IsDefined(LongTexts))
        {
            throw new ArgumentOutOfRangeException(
                nameof(LongTexts), LongTexts, "Expected one of the named values of LongTextPolicy.");
        }

        if (!Enum.IsDefined(Scales))
        {
            throw new ArgumentOutOfRangeException(
                nameof(Scales), Scales, "Expected one of the named values of ActivationScales.");
        }

        Model.Validate();
    }
}
