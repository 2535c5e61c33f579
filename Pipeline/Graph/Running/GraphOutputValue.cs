namespace Search.Pipeline;

/// <summary>An output with its value, in a result.</summary>
/// <param name="Output">The output.</param>
/// <param name="Value">The value; in a loop, the last one.</param>
public sealed record GraphOutputValue(OutputSocket Output, object? Value);
