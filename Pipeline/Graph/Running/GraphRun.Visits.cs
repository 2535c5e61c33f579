namespace Search.Pipeline;

// One visit, from its beginning to its end.
internal sealed partial class GraphRun
{
    private ComponentVisit Begin(int next)
    {
        if (_state.Nodes[next].Visits >= _plan.Options.MaxVisits)
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

    // Visits of graphs inside that were under way go on where they stopped, if nothing stops the run before.
    private async ValueTask GoOnInsideAsync(IReadOnlyList<StoppedVisit> visits)
    {
        foreach (var stopped in visits)
        {
            if (_pausedAt is not null)
            {
                (_stopped ??= []).Add(stopped);
                continue;
            }

            var node = _plan.Nodes[stopped.Index];
            await StartAsync(new ComponentVisit(
                this, node, new object?[node.Inputs.Length], _state.Nodes[stopped.Index], stopped.Rank)
            {
                GoesOnFrom = stopped.Inside,
            }).ConfigureAwait(false);
        }
    }

    // A visit that has stopped inside has not ended: the component counts as running, so that nothing passes it.
    private void Stop(ComponentVisit visit, GraphSnapshot inside)
    {
        var (component, number) = inside.Breakpoint;
        _pausedAt ??= new GraphBreakpoint($"{visit.ComponentName}/{component}", number);
        (_stopped ??= []).Add(new StoppedVisit(visit.Node.Index, visit.Wave, visit.Rank, inside));
    }

    private void End(ComponentVisit visit)
    {
        if (visit.StoppedAt is { } inside)
        {
            Stop(visit, inside);
            return;
        }

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

    // A failure inside a graph that is a component is told once, with the way to the component that failed.
    private ComponentException Failure(ComponentVisit visit, Exception error) => error is ComponentException inner
        ? inner
        : new ComponentException(PathOf(visit.ComponentName), visit.Node.Component.TypeName, visit.Number, error);
}
