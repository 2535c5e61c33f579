namespace Search.Pipeline;

/// <summary>What one of many inputs gave: a result, or the reason why there is none.</summary>
/// <param name="Result">The result; null when the run failed.</param>
/// <param name="Error">The failure; null when there is a result.</param>
public sealed record GraphBatchResult(GraphResult? Result, GraphException? Error);
