namespace Search.Inference;

/// <summary>How a classification model runs, whatever it classifies.</summary>
public abstract record ClassificationOptions
{
    private protected ClassificationOptions()
    {
    }

    /// <summary>
    /// The longest input in tokens, special tokens included. Default null: as many as the model's files state.
    /// </summary>
    public int? MaxTokens { get; init; }

    /// <summary>The most tokens that go through the model at once, padding included. Default 3,072.</summary>
    /// <remarks>Larger batches cost memory and gain nothing on a CPU.</remarks>
    public int MaxBatchTokens { get; init; } = 3072;

    /// <summary>The most inputs of a batch. Default 16.</summary>
    public int MaxBatchRows { get; init; } = 16;

    /// <summary>How the model runs.</summary>
    public TransformerModelOptions Model { get; init; } = new();

    internal virtual void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxTokens ?? 1, 1, nameof(MaxTokens));
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxBatchTokens, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxBatchRows, 1);
        ArgumentNullException.ThrowIfNull(Model);
        Model.Validate();
    }

    private protected static void RequireDefined<T>(T value, string name)
        where T : struct, Enum
    {
        if (!Enum.IsDefined(value))
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} is no {typeof(T).Name}.");
        }
    }
}
