using Search.Pipeline;

namespace Search.Evaluation;

/// <summary>What the components of a graph did in one run: their times, and the last values of their outputs.</summary>
/// <param name="clock">Where the time comes from.</param>
internal sealed class GraphTrace(TimeProvider clock)
{
    private readonly Dictionary<(string, int), long> _started = [];
    private readonly Dictionary<string, (double Milliseconds, int Visits, IReadOnlyList<ScoredChunk>? Chunks)> _stages =
        new(StringComparer.Ordinal);

    private readonly Dictionary<OutputSocket, object?> _values = [];

    /// <summary>How long the run took.</summary>
    public double Milliseconds { get; private set; }

    /// <summary>Runs a graph to its end.</summary>
    public async Task RunAsync(Graph graph, GraphInputs inputs, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        try
        {
            await foreach (var happening in graph.StreamAsync(inputs, cancellationToken: cancellationToken)
                .ConfigureAwait(false))
            {
                Add(happening);
            }
        }
        finally
        {
            Milliseconds = clock.GetElapsedTime(began).TotalMilliseconds;
        }
    }

    /// <summary>The last value of an output; the default when it has none.</summary>
    public T? Value<T>(OutputSocket? output)
        where T : class =>
        output is null ? null : _values.GetValueOrDefault(output) as T;

    /// <summary>The rows of the components that were visited, in the order of the graph.</summary>
    public IReadOnlyList<StageRow> Rows(QueryStages stages, GoldJudge judge) =>
    [
        .. stages.Components.Where(component => _stages.ContainsKey(component.Path)).Select(component =>
        {
            var (milliseconds, visits, chunks) = _stages[component.Path];
            return new StageRow(
                component.Path, component.Kind, milliseconds, visits, chunks is null ? null : judge.Rank(chunks));
        }),
    ];

    private void Add(GraphEvent happening)
    {
        switch (happening)
        {
            case VisitStarted:
                _started[(happening.Component, happening.Visit)] = clock.GetTimestamp();
                break;
            case VisitEnded ended:
                End(ended);
                break;
            default:
                // Parts and progress say nothing about how good a stage is.
                break;
        }
    }

    private void End(VisitEnded ended)
    {
        var took = clock.GetElapsedTime(_started[(ended.Component, ended.Visit)]).TotalMilliseconds;
        var (milliseconds, visits, chunks) = _stages.GetValueOrDefault(ended.Component);
        foreach (var output in ended.Outputs)
        {
            _values[output.Output] = output.Value;
            if (QueryStages.IsChunks(output.Output) && output.Value is IEnumerable<ScoredChunk> list)
            {
                chunks = list as IReadOnlyList<ScoredChunk> ?? [.. list];
            }
        }

        _stages[ended.Component] = (milliseconds + took, visits + 1, chunks);
    }
}
