namespace Search.Pipeline;

/// <summary>A graph as a component of another one.</summary>
/// <remarks>
/// Expose the inputs that the outer graph sends to and the outputs that it receives, then add the component. Failures
/// and events inside name the way: <c>outer/inner</c>, and so do breakpoints. Warnings inside are warnings of the outer
/// run.
/// </remarks>
public sealed class SubgraphComponent : GraphComponent
{
    private readonly Graph _graph;
    private readonly List<Action<ComponentVisit, GraphInputs>> _give = [];
    private readonly List<Action<ComponentVisit, GraphResult>> _take = [];
    private readonly List<OutputSocket> _include = [];
    private readonly List<InputSocket> _innerInputs = [];

    /// <summary>A component of a graph; the graph stays usable by itself.</summary>
    public SubgraphComponent(Graph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        _graph = graph;
    }

    /// <summary>The graph.</summary>
    public Graph Graph => _graph;

    /// <inheritdoc/>
    public override string TypeName => $"Graph({_graph.Name})";

    /// <summary>Adds an input that leads to one of the graph; mandatory where that one is.</summary>
    /// <exception cref="ArgumentException">The name is no name, or taken; or the input is not the graph's.</exception>
    public Input<T> ExposeInput<T>(string name, IInput<T> inner)
    {
        ArgumentNullException.ThrowIfNull(inner);
        _graph.Plan.Find(inner.Socket);
        var outer = inner.Socket.IsMandatory ? AddInput<T>(name) : AddInput<T>(name, default!);
        _innerInputs.Add(inner.Socket);
        _give.Add((visit, inputs) =>
        {
            if (visit.IsGiven(outer))
            {
                inputs.Add(inner, visit.Get(outer));
            }
        });
        return outer;
    }

    /// <summary>Adds an output that comes from one of the graph.</summary>
    /// <exception cref="ArgumentException">The name is no name, or taken; or the output is not the graph's.</exception>
    public Output<T> ExposeOutput<T>(string name, IOutput<T> inner)
    {
        ArgumentNullException.ThrowIfNull(inner);
        _graph.Plan.Find(inner.Socket);
        var outer = AddOutput<T>(name);
        _include.Add(inner.Socket);
        _take.Add((visit, result) =>
        {
            if (result.TryGet(inner, out var value))
            {
                visit.Set(outer, value);
            }
        });
        return outer;
    }

    /// <summary>The inputs inside, in the order of <see cref="GraphComponent.Inputs"/>.</summary>
    public IReadOnlyList<InputSocket> InnerInputs => _innerInputs;

    /// <summary>The outputs inside, in the order of <see cref="GraphComponent.Outputs"/>.</summary>
    public IReadOnlyList<OutputSocket> InnerOutputs => _include;

    /// <summary>Makes an input of this component of an input inside whose type is known only at run time.</summary>
    /// <exception cref="ArgumentException">The input is not of the graph, or the name is no name or taken.</exception>
    public void ExposeSocket(string name, InputSocket inner)
    {
        ArgumentNullException.ThrowIfNull(inner);
        inner.ExposeBy(this, name);
    }

    /// <summary>Makes an output of this component of an output inside whose type is known only at run time.</summary>
    /// <exception cref="ArgumentException">The output is not of the graph, or the name is no name or taken.</exception>
    public void ExposeSocket(string name, OutputSocket inner)
    {
        ArgumentNullException.ThrowIfNull(inner);
        inner.ExposeBy(this, name);
    }

    /// <inheritdoc/>
    public override async ValueTask RunAsync(ComponentVisit visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var outer = visit.Run.Options;
        var options = new GraphRunOptions
        {
            Include = _include, MaxConcurrency = outer.MaxConcurrency, TraceContent = outer.TraceContent,
            Breakpoints = outer.BreakpointsIn(visit.ComponentName),
        };
        using var run = new GraphRun(_graph.Plan, options, visit.CancellationToken)
        {
            Events = visit.Run.Events,
            Prefix = $"{visit.Run.PathOf(visit.ComponentName)}/",
        };
        Begin(run, visit);
        var result = await run.RunAsync().ConfigureAwait(false);
        if (result.Snapshot is not null)
        {
            visit.StoppedAt = result.Snapshot;
            return;
        }

        foreach (var warning in result.Warnings)
        {
            visit.Warn(warning);
        }

        _take.ForEach(take => take(visit, result));
    }

    private void Begin(GraphRun run, ComponentVisit visit)
    {
        if (visit.GoesOnFrom is { } inside)
        {
            inside.RestoreTo(run);
            return;
        }

        var inputs = new GraphInputs();
        _give.ForEach(give => give(visit, inputs));
        inputs.GiveTo(_graph.Plan, run.State.Caller);
    }
}
