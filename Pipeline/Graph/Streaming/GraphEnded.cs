namespace Search.Pipeline;

/// <summary>The run has ended, or stopped at a breakpoint; the last event.</summary>
/// <param name="Result">What it gave.</param>
public sealed record GraphEnded(GraphResult Result) : GraphEvent("", 0);
