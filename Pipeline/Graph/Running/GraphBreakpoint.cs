namespace Search.Pipeline;

/// <summary>Where a run stops: before a visit of a component.</summary>
/// <param name="Component">The name of the component.</param>
/// <param name="Visit">The visit, from 1.</param>
public sealed record GraphBreakpoint(string Component, int Visit = 1);
