namespace Search.Pipeline;

/// <summary>Something that happens in a run, as <see cref="Graph.StreamAsync"/> tells it.</summary>
/// <param name="Component">
/// The name of the component; in a graph inside a graph, both names with a slash between. Empty for the graph itself.
/// </param>
/// <param name="Visit">The visit of the component, from 1; 0 for the graph itself.</param>
public abstract record GraphEvent(string Component, int Visit);
