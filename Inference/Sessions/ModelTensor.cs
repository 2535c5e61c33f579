namespace Search.Inference;

/// <summary>An output of a model, valid until its <see cref="ModelOutput"/> is disposed.</summary>
/// <remarks>The values are in row-major order: the last dimension is contiguous.</remarks>
public readonly ref struct ModelTensor
{
    internal ModelTensor(ReadOnlySpan<float> values, ReadOnlySpan<long> dimensions)
    {
        Values = values;
        Dimensions = dimensions;
    }

    /// <summary>All values.</summary>
    public ReadOnlySpan<float> Values { get; }

    /// <summary>The lengths of the dimensions: rows of the batch first, then tokens, then components.</summary>
    public ReadOnlySpan<long> Dimensions { get; }

    /// <summary>The values of one row of the batch.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public ReadOnlySpan<float> Row(int row)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Dimensions[0]);
        var length = Values.Length / (int)Dimensions[0];
        return Values.Slice(row * length, length);
    }
}
