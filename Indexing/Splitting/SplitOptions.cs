namespace Search.Indexing;

/// <summary>How large the chunks of a splitter are.</summary>
public sealed record SplitOptions
{
    /// <summary>The size that is used when none is given.</summary>
    public const int DefaultSize = 256;

    /// <summary>
    /// What sizes are counted in; the tokens of the model that will embed the chunks are the safe choice.
    /// </summary>
    public required SplitMeasure Measure { get; init; }

    /// <summary>The largest chunk. Default 256.</summary>
    public int Size { get; init; } = DefaultSize;

    /// <summary>
    /// How much of a chunk's end stands again at the beginning of the next, in whole units. Default 0.
    /// </summary>
    public int Overlap { get; init; }

    /// <summary>
    /// A chunk smaller than this is joined to the one before, which can make that one larger than <see cref="Size"/>
    /// and marks it so. Default 0: none is.
    /// </summary>
    public int Threshold { get; init; }

    /// <summary>Whether chunks of white space alone are kept. Default false.</summary>
    public bool KeepBlank { get; init; }

    internal string Describe() => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{Measure.Name} {Size}/{Overlap}/{Threshold}{(KeepBlank ? " blank" : "")}");

    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(Measure);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(Size, Measure.Reserved);
        ArgumentOutOfRangeException.ThrowIfNegative(Overlap);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(Overlap, Size - Measure.Reserved);
        ArgumentOutOfRangeException.ThrowIfNegative(Threshold);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Threshold, Size);
    }
}
