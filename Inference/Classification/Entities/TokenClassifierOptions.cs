namespace Search.Inference;

/// <summary>How a token classifier makes entities of labelled tokens.</summary>
public sealed record TokenClassifierOptions : ClassificationOptions
{
    /// <summary>The label of tokens that belong to nothing: <c>O</c>.</summary>
    public const string OutsideLabel = "O";

    /// <summary>
    /// How labels of tokens become entities. Default <see cref="EntityAggregation.Simple"/>; the three that look at
    /// words are better where a model labels parts of words unequally.
    /// </summary>
    public EntityAggregation Aggregation { get; init; } = EntityAggregation.Simple;

    /// <summary>
    /// Labels that are left out of the results, named as results name them. Default <see cref="OutsideLabel"/> alone.
    /// </summary>
    public IReadOnlyCollection<string> IgnoredLabels { get; init; } = [OutsideLabel];

    /// <summary>
    /// The number of tokens that a window of a long text repeats from the one before. Default null: a quarter of what
    /// fits a window. It should be more than the longest entity.
    /// </summary>
    public int? Stride { get; init; }

    internal override void Validate()
    {
        base.Validate();
        RequireDefined(Aggregation, nameof(Aggregation));
        ArgumentNullException.ThrowIfNull(IgnoredLabels);
        ArgumentOutOfRangeException.ThrowIfNegative(Stride ?? 0, nameof(Stride));
    }
}
