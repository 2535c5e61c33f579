namespace Search.Pipeline;

/// <summary>A component has ended a visit; these are its outputs.</summary>
/// <param name="Component">The name of the component.</param>
/// <param name="Visit">The visit, from 1.</param>
/// <param name="Outputs">The outputs that it set.</param>
public sealed record VisitEnded(string Component, int Visit, IReadOnlyList<GraphOutputValue> Outputs)
    : GraphEvent(Component, Visit);
