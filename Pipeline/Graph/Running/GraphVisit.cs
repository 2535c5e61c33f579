namespace Search.Pipeline;

/// <summary>A visit that took place in a run.</summary>
/// <param name="Component">The name of the component.</param>
/// <param name="Number">The number of the visit of this component, from 1.</param>
/// <param name="Wave">The wave it belongs to, from 1; visits are ordered by it first.</param>
/// <param name="Inputs">What the component saw, by the names of its inputs; defaults included.</param>
public sealed record GraphVisit(
    string Component, int Number, int Wave, IReadOnlyDictionary<string, object?> Inputs)
{
    /// <summary>The place in a wave: after a first value, ready, deferred.</summary>
    internal int Rank { get; init; }

    /// <summary>The place of the component in the order of adding.</summary>
    internal int Index { get; init; }
}
