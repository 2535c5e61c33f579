namespace Search.Pipeline;

/// <summary>
/// Where visits of several runs meet: when no run of a batch can go on without them, all visits of one component are
/// run together.
/// </summary>
internal sealed class BatchGate
{
    private readonly Lock _lock = new();
    private readonly List<(ComponentVisit Visit, TaskCompletionSource Done)> _waiting = [];
    private int _active;

    public BatchGate(int members) => _active = members;

    public Task WaitAsync(ComponentVisit visit, BatchMember member)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            _waiting.Add((visit, done));
            member.Waiting++;
            Settle(member);
            FlushWhenIdle();
        }

        return done.Task;
    }

    /// <summary>The run waits for its visits, or has ended.</summary>
    public void Rest(BatchMember member, int running)
    {
        lock (_lock)
        {
            member.Running = running;
            member.IsResting = true;
            Settle(member);
            FlushWhenIdle();
        }
    }

    /// <summary>The run looks for what it can start.</summary>
    public void GoOn(BatchMember member)
    {
        lock (_lock)
        {
            member.IsResting = false;
            Settle(member);
        }
    }

    private void Settle(BatchMember member)
    {
        var isIdle = member.IsResting && member.Waiting == member.Running;
        if (isIdle != member.IsIdle)
        {
            member.IsIdle = isIdle;
            _active += isIdle ? -1 : 1;
        }
    }

    private void FlushWhenIdle()
    {
        if (_active > 0 || _waiting.Count == 0)
        {
            return;
        }

        foreach (var (visit, _) in _waiting)
        {
            var member = visit.Run.Batch!;
            member.Waiting--;
            Settle(member);
        }

        foreach (var group in _waiting.GroupBy(waiting => waiting.Visit.Node))
        {
            var together = group.ToList();
            _ = Task.Run(() => RunAsync(together));
        }

        _waiting.Clear();
    }

    private static async Task RunAsync(List<(ComponentVisit Visit, TaskCompletionSource Done)> together)
    {
        try
        {
            var component = together[0].Visit.Node.Component;
            await component.RunTogetherAsync([.. together.Select(one => one.Visit)]).ConfigureAwait(false);
            together.ForEach(one => one.Done.SetResult());
        }
        catch (Exception error)
        {
            // Each run tells it as the failure of its own visit.
            together.ForEach(one => one.Done.SetException(error));
        }
    }
}
