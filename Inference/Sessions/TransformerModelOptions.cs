namespace Search.Inference;

/// <summary>How a model runs.</summary>
public sealed record TransformerModelOptions
{
    /// <summary>The number of threads that share one run; by default, the number of processors.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Checks the ranges.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range.</exception>
    internal void Validate() => ArgumentOutOfRangeException.ThrowIfLessThan(Threads, 1);
}
