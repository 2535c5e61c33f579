using System.Text.Json;

namespace Search.Pipeline;

/// <summary>Components joined output to input, ready to be run.</summary>
/// <remarks>
/// Immutable and thread-safe: many callers may run one graph at once. <see cref="GraphBuilder"/> makes it.
/// docs/graph.md shows how, docs/scheduling.md has the rules of a run.
/// </remarks>
public sealed class Graph
{
    private readonly GraphPlan _plan;

    internal Graph(GraphPlan plan) => _plan = plan;

    /// <summary>The name in traces and drawings.</summary>
    public string Name => _plan.Options.Name;

    /// <summary>What holds for every run.</summary>
    public GraphOptions Options => _plan.Options;

    /// <summary>The components in the order in which they were added.</summary>
    public IReadOnlyList<GraphComponent> Components => _plan.Components;

    /// <summary>The connections in the order in which they were made.</summary>
    public IReadOnlyList<GraphConnection> Connections => Array.AsReadOnly(_plan.Connections);

    internal GraphPlan Plan => _plan;

    /// <summary>
    /// The input <c>component.socket</c>, to give values to; null when there is none of that name and type.
    /// </summary>
    public IInput<T>? FindInput<T>(string component, string socket) =>
        Find(component)?.FindInput(socket) as IInput<T>;

    /// <summary>The output <c>component.socket</c>, to read; null when there is none of that name and type.</summary>
    public IOutput<T>? FindOutput<T>(string component, string socket) =>
        Find(component)?.FindOutput(socket) as IOutput<T>;

    /// <summary>Runs the graph to its end, or to a breakpoint.</summary>
    /// <param name="inputs">Values for inputs; what is not given must have a sender or a default.</param>
    /// <param name="options">How the run is done.</param>
    /// <param name="cancellationToken">
    /// Stops the run: nothing new begins, and the call returns when what runs has ended.
    /// </param>
    /// <exception cref="ArgumentException">An input is not of this graph, or has a sender already.</exception>
    /// <exception cref="ComponentException">A component failed; the others have been stopped.</exception>
    /// <exception cref="GraphException">Nothing can run, or a loop does not end.</exception>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public async Task<GraphResult> RunAsync(
        GraphInputs inputs, GraphRunOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        using var run = new GraphRun(_plan, options, cancellationToken);
        inputs.GiveTo(_plan, run.State.Caller);
        return await run.RunAsync().ConfigureAwait(false);
    }

    /// <summary>Runs the graph and tells what happens while it happens; the last event is the result.</summary>
    /// <remarks>A reader that stops reading stops the run. Failures are thrown as by <see cref="RunAsync"/>.</remarks>
    /// <inheritdoc cref="RunAsync"/>
    public IAsyncEnumerable<GraphEvent> StreamAsync(
        GraphInputs inputs, GraphRunOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return GraphStream.RunAsync(_plan, inputs, options, cancellationToken);
    }

    /// <summary>Runs the graph for many inputs at once.</summary>
    /// <remarks>
    /// Components that can (<see cref="GraphComponent.RunTogetherAsync"/>) process the visits of several runs together.
    /// </remarks>
    /// <param name="inputs">The inputs, one for each run.</param>
    /// <param name="options">How each run is done.</param>
    /// <param name="cancellationToken">Stops all runs.</param>
    /// <returns>A result for each input, in their order; a run that fails does not stop the others.</returns>
    /// <exception cref="ArgumentException">An input is not of this graph, or has a sender already.</exception>
    /// <exception cref="OperationCanceledException">The runs were stopped.</exception>
    public Task<IReadOnlyList<GraphBatchResult>> RunBatchAsync(
        IReadOnlyList<GraphInputs> inputs, GraphRunOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return GraphBatch.RunAsync(_plan, inputs, options, cancellationToken);
    }

    /// <summary>Runs on from a breakpoint, to the end or to the next breakpoint.</summary>
    /// <remarks>Outputs that the first run was asked for are in the result too; visits are those since.</remarks>
    /// <param name="snapshot">Where to run on; it can be used any number of times.</param>
    /// <param name="options">How the run is done.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    /// <exception cref="ArgumentException">The snapshot is of another graph.</exception>
    /// <inheritdoc cref="RunAsync"/>
    public async Task<GraphResult> ResumeAsync(
        GraphSnapshot snapshot, GraphRunOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        using var run = new GraphRun(_plan, options, cancellationToken);
        snapshot.RestoreTo(run);
        return await run.RunAsync().ConfigureAwait(false);
    }

    /// <summary>Reads a snapshot that <see cref="GraphSnapshot.ToJson"/> wrote.</summary>
    /// <param name="json">The JSON.</param>
    /// <param name="options">What knows the types of the values; see <see cref="GraphSnapshot.ToJson"/>.</param>
    /// <exception cref="JsonException">It is no snapshot of this graph; the message says why.</exception>
    public GraphSnapshot ReadSnapshot(string json, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(options);
        return SnapshotJson.Read(_plan, json, options);
    }

    /// <summary>The graph as a Mermaid flowchart.</summary>
    public string ToMermaid() => MermaidDrawing.Of(_plan);

    /// <summary>The graph in the DOT language of Graphviz.</summary>
    public string ToDot() => DotDrawing.Of(_plan);

    private GraphComponent? Find(string component) =>
        _plan.Components.FirstOrDefault(other => other.Name == component);
}
