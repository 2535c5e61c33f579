namespace Search.Pipeline;

/// <summary>A component lets a part of its work out while it still runs.</summary>
/// <typeparam name="T">The type of the part.</typeparam>
/// <param name="Component">The name of the component.</param>
/// <param name="Visit">The visit, from 1.</param>
/// <param name="Output">The output it comes from.</param>
/// <param name="Part">The part.</param>
public sealed record PartEmitted<T>(string Component, int Visit, PartialOutput<T> Output, T Part)
    : GraphEvent(Component, Visit);
