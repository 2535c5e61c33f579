namespace Search.Pipeline;

/// <summary>A way of values from an output to an input.</summary>
/// <param name="From">The output.</param>
/// <param name="To">The input.</param>
/// <param name="IsConverted">Whether a function makes each value another one on the way.</param>
public sealed record GraphConnection(OutputSocket From, InputSocket To, bool IsConverted)
{
    /// <summary>Makes the value that arrives; null when it is the one that was sent.</summary>
    internal Func<object?, object?>? Convert { get; init; }

    /// <summary><c>retriever.chunks → reader.chunks</c>.</summary>
    public override string ToString() => $"{From} → {To}";
}
