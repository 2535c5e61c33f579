using System.Threading.Channels;

namespace Search.Pipeline;

/// <summary>One run of a graph: starts what may run, waits for what runs, and stops all when one fails.</summary>
internal sealed class GraphRun : IDisposable
{
    private readonly GraphPlan _plan;
    private readonly GraphRunOptions _options;
    private readonly CancellationToken _callerToken;
    private readonly RunState _state;
    private bool[] _kept;
    private readonly List<Task<ComponentVisit>> _running = [];
    private readonly List<GraphVisit>? _visits;
    private List<VisitWarning>? _warnings;
    private CancellationTokenSource? _siblings;
    private GraphBreakpoint? _pausedAt;

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

    /// <summary>The breakpoint that the run resumes from, which does not stop it again.</summary>
    public GraphBreakpoint? ResumedFrom { get; init; }

    public GraphRunOptions Options => _options;

    public RunState State => _state;

    /// <summary>The visits so far, when they are recorded.</summary>
    public List<GraphVisit>? Visits => _visits;

    /// <summary>What components have warned of so far.</summary>
    public IReadOnlyList<VisitWarning> Warnings => _warnings ?? [];

    public CancellationToken Token => _siblings?.Token ?? _callerToken;

    /// <summary>Which outputs are results, by their place among all.</summary>
    public ReadOnlySpan<bool> Kept => _kept;

    public void Dispose() => _siblings?.Dispose();

    public string PathOf(string component) => Prefix + component;

    /// <summary>Takes over what an earlier part of the run was asked for, and its warnings.</summary>
    public void Keep(bool[] others, IEnumerable<VisitWarning> warnings)
    {
        _kept = [.. _kept.Zip(others, (kept, other) => kept || other)];
        _warnings = [.. warnings];
    }

    public void Publish(GraphEvent happening) => Events?.TryWrite(happening);

    /// <summary>Runs to the end, or to a breakpoint.</summary>
    public async Task<GraphResult> RunAsync()
    {
        using var activity = GraphTracing.IsOn ? GraphTracing.StartRun(_plan) : null;
        _callerToken.ThrowIfCancellationRequested();
        _state.RefreshAll();
        if (ResumedFrom is null)
        {
            WaitingList.RequireStart(_plan, _state);
        }

        try
        {
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
                await StartAsync(next).ConfigureAwait(false);
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
            if (breakpoint.Visit == visit && breakpoint.Component == name && breakpoint != ResumedFrom)
            {
                _pausedAt = breakpoint;
            }
        }

        return _pausedAt is not null;
    }

    // What can run beside others goes to the pool, for it may compute long before its first await; what is alone
    // runs right here.
    private async ValueTask StartAsync(int next)
    {
        var visit = Begin(next);
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

    private ComponentVisit Begin(int next)
    {
        if (_state.Nodes[next].Visits == _plan.Options.MaxVisits)
        {
            throw new GraphException(LoopMessages.TooManyVisits(_plan, next));
        }

        var rank = _state.Rank(next);
        var values = _state.Begin(next);
        var visit = new ComponentVisit(this, _plan.Nodes[next], values, _state.Nodes[next], rank);
        _visits?.Add(VisitRecords.Of(visit));
        if (Events is not null)
        {
            Publish(new VisitStarted(PathOf(visit.ComponentName), visit.Number));
        }

        return visit;
    }

    private void End(ComponentVisit visit)
    {
        try
        {
            _state.End(visit.Node.Index, visit.Outputs, _kept);
        }
        catch (Exception error)
        {
            throw Failure(visit, error);
        }

        if (visit.Warnings is { } warnings)
        {
            (_warnings ??= []).AddRange(
                warnings.Select(text => new VisitWarning(visit.Wave, visit.Rank, visit.Node.Index, text)));
        }

        if (Events is not null)
        {
            Publish(new VisitEnded(PathOf(visit.ComponentName), visit.Number, VisitRecords.OutputsOf(visit)));
        }
    }

    private async Task<ComponentVisit> ExecuteInPoolAsync(ComponentVisit visit)
    {
        await ExecuteAsync(visit).ConfigureAwait(false);
        return visit;
    }

    private ValueTask ExecuteAsync(ComponentVisit visit) =>
        GraphTracing.IsOn ? ExecuteTracedAsync(visit) : ExecuteAloneAsync(visit);

    private async ValueTask ExecuteTracedAsync(ComponentVisit visit)
    {
        using var activity = GraphTracing.StartVisit(visit, _options.TraceContent);
        try
        {
            await ExecuteAloneAsync(visit).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            GraphTracing.Fail(activity, error);
            throw;
        }

        if (activity is not null)
        {
            GraphTracing.End(activity, visit, _options.TraceContent);
        }
    }

    private async ValueTask ExecuteAloneAsync(ComponentVisit visit)
    {
        try
        {
            await RunAsync(visit).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (Token.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception error)
        {
            throw Failure(visit, error);
        }
    }

    private ValueTask RunAsync(ComponentVisit visit) => Batch is not null && visit.Node.Component.RunsTogether
        ? Batch.RunAsync(visit)
        : visit.Node.Component.RunAsync(visit);

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
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(first);
        }
    }

    private (int Wave, int Index) OrderOf(ComponentException failure)
    {
        var index = Array.FindIndex(
            _plan.Nodes, node => failure.Component == PathOf(node.Name)
                || failure.Component.StartsWith(PathOf(node.Name) + "/", StringComparison.Ordinal));
        return index < 0 ? (int.MaxValue, 0) : (_state.Nodes[index].LastWave, index);
    }

    // A failure inside a graph that is a component is told once, with the way to the component that failed.
    private ComponentException Failure(ComponentVisit visit, Exception error) => error is ComponentException inner
        ? inner
        : new ComponentException(PathOf(visit.ComponentName), visit.Node.Component.TypeName, visit.Number, error);

    private GraphResult Result() => new(_plan, _state.Results)
    {
        Visits = _visits is null ? [] : VisitRecords.InOrder(_visits),
        Warnings = VisitWarning.InOrder(_warnings, _pausedAt is null ? WaitingList.Warnings(_plan, _state) : []),
        Snapshot = _pausedAt is null ? null : new GraphSnapshot(_plan, this, _pausedAt),
    };
}
