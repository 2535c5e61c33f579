using System.Runtime.ExceptionServices;
using System.Threading.Channels;

namespace Search.Pipeline;

/// <summary>One run of a graph: starts what may run, waits for what runs, and stops all when one fails.</summary>
internal sealed partial class GraphRun : IDisposable
{
    private readonly GraphPlan _plan;
    private readonly GraphRunOptions _options;
    private readonly CancellationToken _callerToken;
    private readonly RunState _state;
    private readonly List<Task<ComponentVisit>> _running = [];
    private readonly List<GraphVisit>? _visits;
    private bool[] _kept;
    private List<VisitWarning>? _warnings;
    private CancellationTokenSource? _siblings;
    private GraphBreakpoint? _pausedAt;
    private GraphSnapshot? _resumedFrom;
    private List<StoppedVisit>? _stopped;

    public GraphRun(GraphPlan plan, GraphRunOptions? options, CancellationToken cancellationToken)
    {
        _plan = plan;
        _options = options ?? GraphRunOptions.Default;
        _options.Validate(plan);
        _callerToken = cancellationToken;
        _state = new RunState(plan);
        _kept = plan.Kept(_options.Include);
        _visits = _options.RecordVisits ? [] : null;
    }

    /// <summary>Where events go; null when nobody reads them.</summary>
    public ChannelWriter<GraphEvent>? Events { get; init; }

    /// <summary>What stands before the names of components, for a graph inside a graph.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>Where visits of several runs meet; null when the run is alone.</summary>
    public BatchMember? Batch { get; init; }

    public GraphPlan Plan => _plan;

    public GraphRunOptions Options => _options;

    public RunState State => _state;

    /// <summary>What components have warned of so far.</summary>
    public IReadOnlyList<VisitWarning> Warnings => _warnings ?? [];

    public CancellationToken Token => _siblings?.Token ?? _callerToken;

    /// <summary>Visits of graphs inside that have stopped at a breakpoint there.</summary>
    public IReadOnlyList<StoppedVisit> Stopped => _stopped ?? [];

    /// <summary>Which outputs are results, by their place among all.</summary>
    public ReadOnlySpan<bool> Kept => _kept;

    public void Dispose() => _siblings?.Dispose();

    public string PathOf(string component) => Prefix + component;

    /// <summary>Takes over from an earlier part of the run: what was asked for, warnings, what was under way.</summary>
    public void GoOnFrom(GraphSnapshot snapshot)
    {
        _resumedFrom = snapshot;
        _kept = [.. _kept.Zip(snapshot.Kept, (kept, other) => kept || other)];
        _warnings = [.. snapshot.Warnings];
        foreach (var visit in snapshot.Inside)
        {
            _state.Nodes[visit.Index].Status = NodeStatus.Running;
            _state.Nodes[visit.Index].Wave = visit.Wave;
        }
    }

    public void Publish(GraphEvent happening) => Events?.TryWrite(happening);

    /// <summary>Runs to the end, or to a breakpoint.</summary>
    public async Task<GraphResult> RunAsync()
    {
        using var activity = GraphTracing.IsOn ? GraphTracing.StartRun(_plan) : null;
        try
        {
            _state.RefreshAll();
            if (_resumedFrom is null)
            {
                WaitingList.RequireStart(_plan, _state);
            }
            else
            {
                await GoOnInsideAsync(_resumedFrom.Inside).ConfigureAwait(false);
            }

            await LoopAsync().ConfigureAwait(false);
        }
        catch (Exception error)
        {
            GraphTracing.Fail(activity, error);
            await StopAsync(error).ConfigureAwait(false);
            throw;
        }

        return Result();
    }

    private async Task LoopAsync()
    {
        while (true)
        {
            _callerToken.ThrowIfCancellationRequested();
            var next = _pausedAt is null && _running.Count < _options.MaxConcurrency ? _state.Pick() : -1;
            if (next >= 0 && IsBreakpoint(next))
            {
                // Nothing new begins; what runs comes to its end.
                continue;
            }

            if (next >= 0)
            {
                await StartAsync(Begin(next)).ConfigureAwait(false);
            }
            else if (_running.Count > 0)
            {
                await EndSomeAsync().ConfigureAwait(false);
            }
            else
            {
                return;
            }
        }
    }

    private bool IsBreakpoint(int next)
    {
        var visit = _state.Nodes[next].Visits + 1;
        var name = _plan.Nodes[next].Name;
        for (var i = 0; i < _options.Breakpoints.Count; i++)
        {
            var breakpoint = _options.Breakpoints[i];
            if (breakpoint.Visit == visit && breakpoint.Component == name
                && breakpoint != _resumedFrom?.Breakpoint)
            {
                _pausedAt = breakpoint;
            }
        }

        return _pausedAt is not null;
    }

    // What can run beside others goes to the pool, for it may compute long before its first await; what is alone
    // runs right here.
    private async ValueTask StartAsync(ComponentVisit visit)
    {
        if (_running.Count == 0 && (_options.MaxConcurrency == 1 || _state.Pick() < 0) && Batch is null)
        {
            await ExecuteAsync(visit).ConfigureAwait(false);
            End(visit);
        }
        else
        {
            if (Batch is null)
            {
                _siblings ??= CancellationTokenSource.CreateLinkedTokenSource(_callerToken);
            }

            _running.Add(Task.Run(() => ExecuteInPoolAsync(visit), CancellationToken.None));
        }
    }

    private async ValueTask EndSomeAsync()
    {
        Batch?.Rest(_running.Count);
        try
        {
            await Task.WhenAny(_running).ConfigureAwait(false);
        }
        finally
        {
            Batch?.GoOn();
        }

        for (var i = _running.Count - 1; i >= 0; i--)
        {
            if (_running[i].IsCompleted)
            {
                // A failed one stays in the list until all have been waited for.
                var visit = await _running[i].ConfigureAwait(false);
                _running.RemoveAt(i);
                End(visit);
            }
        }
    }

    // Waits until nothing runs any more. Of several failures the one of the earliest visit is the run's.
    private async ValueTask StopAsync(Exception error)
    {
        if (_siblings is not null)
        {
            await _siblings.CancelAsync().ConfigureAwait(false);
        }

        while (_running.FindAll(task => !task.IsCompleted) is { Count: > 0 } others)
        {
            Batch?.Rest(others.Count);
            await Task.WhenAny(others).ConfigureAwait(false);
            Batch?.GoOn();
        }

        _callerToken.ThrowIfCancellationRequested();
        var failures = _running.Where(task => task.IsFaulted)
            .Select(task => task.Exception!.InnerException)
            .OfType<ComponentException>()
            .Append(error as ComponentException);
        var first = failures.OfType<ComponentException>().MinBy(OrderOf);
        if (first is not null && !ReferenceEquals(first, error))
        {
            ExceptionDispatchInfo.Throw(first);
        }
    }

    private (int Wave, int Index) OrderOf(ComponentException failure)
    {
        var index = Array.FindIndex(
            _plan.Nodes, node => failure.Component == PathOf(node.Name)
                || failure.Component.StartsWith(PathOf(node.Name) + "/", StringComparison.Ordinal));
        return index < 0 ? (int.MaxValue, 0) : (_state.Nodes[index].LastWave, index);
    }

    private GraphResult Result() => new(_plan, _state.Results)
    {
        Visits = _visits is null ? [] : VisitRecords.InOrder(_visits),
        Warnings = VisitWarning.InOrder(_warnings, _pausedAt is null ? WaitingList.Warnings(_plan, _state) : []),
        Snapshot = _pausedAt is null ? null : new GraphSnapshot(_plan, this, _pausedAt),
    };
}
