namespace Search.Pipeline;

/// <summary>Where a run stops: before a visit of a component.</summary>
/// <param name="Component">
/// The name of the component; in a graph inside the graph, both names with a slash between: <c>outer/inner</c>.
/// </param>
/// <param name="Visit">
/// The visit, from 1. In a graph inside the graph it is counted anew in each visit of that graph, and each one stops.
/// </param>
public sealed record GraphBreakpoint(string Component, int Visit = 1);
