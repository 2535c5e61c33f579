namespace Search.Pipeline;

/// <summary>One visit of a component in one run: its inputs, and where its outputs go.</summary>
/// <remarks>Not thread-safe, but for <see cref="Emit"/> and <see cref="Report"/>.</remarks>
public sealed class ComponentVisit
{
    private readonly NodePlan _node;
    private readonly object?[] _values;
    private readonly object?[] _outputs;

    internal ComponentVisit(GraphRun run, NodePlan node, object?[] values, in NodeState state, int rank)
    {
        Run = run;
        _node = node;
        _values = values;
        _outputs = node.Outputs.Length == 0 ? [] : new object?[node.Outputs.Length];
        Number = state.Visits;
        Wave = state.Wave;
        Rank = rank;
    }

    /// <summary>The number of this visit of the component in the run, from 1.</summary>
    public int Number { get; }

    /// <summary>The name of the component.</summary>
    public string ComponentName => _node.Name;

    /// <summary>Stops the work: the caller has, or another component has failed.</summary>
    public CancellationToken CancellationToken => Run.Token;

    internal GraphRun Run { get; }

    internal NodePlan Node => _node;

    internal int Wave { get; }

    internal int Rank { get; }

    /// <summary>The packed values that were set, in the order of the outputs; null where none was.</summary>
    internal object?[] Outputs => _outputs;

    internal List<string>? Warnings { get; private set; }

    /// <summary>Where the run inside goes on; null when it begins.</summary>
    internal GraphSnapshot? GoesOnFrom { get; init; }

    /// <summary>Where the run inside has stopped; null when it has ended.</summary>
    internal GraphSnapshot? StoppedAt { get; set; }

    /// <summary>The value of an input: what was sent, what the caller gave, or the default.</summary>
    /// <exception cref="ArgumentException">The input is another component's.</exception>
    public TValue Get<TValue>(TypedInput<TValue> input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return (TValue)ValueOf(input)!;
    }

    /// <summary>Whether a value was sent or given, so that <see cref="Get"/> does not return the default.</summary>
    /// <exception cref="ArgumentException">The input is another component's.</exception>
    public bool IsGiven(InputSocket input)
    {
        ArgumentNullException.ThrowIfNull(input);
        RequireMine(input.Component, input);
        return _values[input.Index] is not null;
    }

    /// <summary>Sets an output; a second time, it replaces the first value. An output not set sends nothing.</summary>
    /// <exception cref="ArgumentException">The output is another component's.</exception>
    public void Set<T>(Output<T> output, T value)
    {
        ArgumentNullException.ThrowIfNull(output);
        RequireMine(output.Component, output);
        _outputs[output.Index] = NoneValue.Pack(value);
    }

    /// <summary>
    /// Lets a part out of the graph at once, for those who read it with <see cref="Graph.StreamAsync"/>.
    /// </summary>
    /// <exception cref="ArgumentException">The output is another component's.</exception>
    public void Emit<T>(PartialOutput<T> output, T part)
    {
        ArgumentNullException.ThrowIfNull(output);
        RequireMine(output.Component, output.Name);
        Run.Publish(new PartEmitted<T>(Run.PathOf(_node.Name), Number, output, part));
    }

    /// <summary>Says how far the work is, for those who read it with <see cref="Graph.StreamAsync"/>.</summary>
    /// <param name="message">What is being done.</param>
    /// <param name="done">The share that is done, from 0 to 1; null when it is not known.</param>
    public void Report(string message, double? done = null)
    {
        ArgumentNullException.ThrowIfNull(message);
        Run.Publish(new ProgressReported(Run.PathOf(_node.Name), Number, message, done));
    }

    /// <summary>Tells the caller something with the result, as one of its <see cref="GraphResult.Warnings"/>.</summary>
    public void Warn(string message)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(message);
        (Warnings ??= []).Add($"'{_node.Name}': {message}");
    }

    /// <summary>The value as the component sees it.</summary>
    internal object? ValueOf(InputSocket input)
    {
        RequireMine(input.Component, input);
        return _values[input.Index] is { } value ? NoneValue.Unpack(value) : input.DefaultValue;
    }

    private void RequireMine(GraphComponent component, object socket)
    {
        if (!ReferenceEquals(component, _node.Component))
        {
            throw new ArgumentException($"{socket} is not a socket of '{_node.Name}', whose visit this is.");
        }
    }
}
