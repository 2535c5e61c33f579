namespace Search.Pipeline;

/// <summary>A component says how far it is.</summary>
/// <param name="Component">The name of the component.</param>
/// <param name="Visit">The visit, from 1.</param>
/// <param name="Message">What is being done.</param>
/// <param name="Done">The share that is done, from 0 to 1; null when it is not known.</param>
public sealed record ProgressReported(string Component, int Visit, string Message, double? Done)
    : GraphEvent(Component, Visit);
