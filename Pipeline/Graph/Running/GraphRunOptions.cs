namespace Search.Pipeline;

/// <summary>How one run of a graph is done.</summary>
public sealed class GraphRunOptions
{
    /// <summary>The default of <see cref="MaxConcurrency"/>.</summary>
    public const int DefaultMaxConcurrency = 4;

    /// <summary>How many components may run at once, from 1. Results and visits do not depend on it.</summary>
    public int MaxConcurrency { get; init; } = DefaultMaxConcurrency;

    /// <summary>
    /// Outputs whose last value is wanted though other components receive it. Outputs that go nowhere are always part
    /// of the result.
    /// </summary>
    public IReadOnlyList<OutputSocket> Include { get; init; } = [];

    /// <summary>Whether the result tells every visit with its inputs; costs memory.</summary>
    public bool RecordVisits { get; init; }

    /// <summary>Where the run stops, to be resumed from its <see cref="GraphResult.Snapshot"/>.</summary>
    public IReadOnlyList<GraphBreakpoint> Breakpoints { get; init; } = [];

    /// <summary>Whether traces show the values and not only their sizes.</summary>
    public bool TraceContent { get; init; }

    internal static GraphRunOptions Default { get; } = new();

    internal void Validate(GraphPlan plan)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxConcurrency, 1);
        ArgumentNullException.ThrowIfNull(Include);
        ArgumentNullException.ThrowIfNull(Breakpoints);
        foreach (var breakpoint in Breakpoints)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(breakpoint.Visit, 1);
            RequireKnown(plan, breakpoint.Component);
        }
    }

    /// <summary>The breakpoints inside a component, by their names there.</summary>
    internal IReadOnlyList<GraphBreakpoint> BreakpointsIn(string component) => Breakpoints.Count == 0
        ? []
        : [.. Breakpoints
            .Where(breakpoint => breakpoint.Component.StartsWith($"{component}/", StringComparison.Ordinal))
            .Select(breakpoint => breakpoint with { Component = breakpoint.Component[(component.Length + 1)..] })];

    private static void RequireKnown(GraphPlan plan, string path)
    {
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        var name = slash < 0 ? path : path[..slash];
        var component = plan.Components.FirstOrDefault(component => component.Name == name)
            ?? throw new ArgumentException(WiringMessages.Unknown(
                "component", name, plan.Components.Select(component => component.Name!)));
        if (slash >= 0)
        {
            RequireKnown(
                (component as SubgraphComponent)?.Graph.Plan ?? throw new ArgumentException(
                    $"'{name}' is a {component.TypeName} and no graph, so nothing inside it can be named."),
                path[(slash + 1)..]);
        }
    }
}
