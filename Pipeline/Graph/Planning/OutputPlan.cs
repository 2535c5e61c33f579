namespace Search.Pipeline;

/// <summary>An output and where its values go; a result of the graph when they go nowhere.</summary>
/// <param name="Socket">The output.</param>
/// <param name="Ordinal">Its place among all outputs of the graph.</param>
/// <param name="Targets">The connections in the order in which they were made.</param>
internal sealed record OutputPlan(OutputSocket Socket, int Ordinal, Target[] Targets);
