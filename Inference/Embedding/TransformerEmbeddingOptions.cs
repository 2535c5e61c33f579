namespace Search.Inference;

/// <summary>How an embedding generator runs its model.</summary>
public sealed record TransformerEmbeddingOptions
{
    /// <summary>The most tokens that go through the model at once, padding included. Default 3,072.</summary>
    /// <remarks>Larger batches cost memory and gain nothing on a CPU.</remarks>
    public int MaxBatchTokens { get; init; } = 3072;

    /// <summary>The most texts of a batch. Default 16.</summary>
    public int MaxBatchRows { get; init; } = 16;

    /// <summary>What to do with a text that is longer than the model reads. Default: cut it and say so.</summary>
    public LongTextPolicy LongTexts { get; init; } = LongTextPolicy.Cut;

    /// <summary>How the model runs.</summary>
    public TransformerModelOptions Model { get; init; } = new();

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxBatchTokens, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxBatchRows, 1);
        Model.Validate();
    }
}
