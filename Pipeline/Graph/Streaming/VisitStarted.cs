namespace Search.Pipeline;

/// <summary>A component begins a visit.</summary>
/// <param name="Component">The name of the component.</param>
/// <param name="Visit">The visit, from 1.</param>
public sealed record VisitStarted(string Component, int Visit) : GraphEvent(Component, Visit);
