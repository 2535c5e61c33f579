namespace Search.Pipeline;

// Which component comes next, and which has to wait for others.
internal sealed partial class RunState
{
    /// <summary>The component that runs next of those that may run beside the running ones; -1 when none may.</summary>
    public int Pick()
    {
        var best = -1;
        for (var i = 0; i < _nodes.Length; i++)
        {
            ref var node = ref _nodes[i];
            if (node.Status is NodeStatus.Ready or NodeStatus.Deferred)
            {
                if (node.Status == NodeStatus.Deferred)
                {
                    node.Wave = DeferredWave(i);
                }

                if ((best < 0 || IsBefore(i, best)) && !IsHeldBack(i))
                {
                    best = i;
                }
            }
        }

        return best;
    }

    /// <summary>0 for a visit by a first value, 1 for a ready one, 2 for a deferred one.</summary>
    public int Rank(int index) =>
        _nodes[index].IsByFirst ? 0 : _nodes[index].Status == NodeStatus.Deferred ? 2 : 1;

    // A deferred component runs after the last wave in which anything that can send to it is active.
    private int DeferredWave(int index)
    {
        var wave = _nodes[index].LastWave;
        for (var i = 0; i < _nodes.Length; i++)
        {
            if (_plan.Reach.Reaches(i, index))
            {
                wave = Math.Max(
                    wave,
                    i != index && _nodes[i].Status is NodeStatus.Ready or NodeStatus.Running
                        ? _nodes[i].Wave : _nodes[i].LastWave);
            }
        }

        return wave + 1;
    }

    // Whether another component could still send something that this visit has to see.
    private bool IsHeldBack(int index)
    {
        for (var i = 0; i < _nodes.Length; i++)
        {
            if (i != index && _nodes[i].Status != NodeStatus.Idle && _plan.Reach.Reaches(i, index)
                && Precedes(i, index))
            {
                return true;
            }
        }

        return false;
    }

    // A ready one need not look at deferred ones: if one of an earlier wave may run, it is picked first.
    private bool Precedes(int other, int index)
    {
        var isDeferred = _nodes[index].Status == NodeStatus.Deferred;
        return _nodes[other].Status == NodeStatus.Deferred
            ? isDeferred && (!_plan.Reach.Reaches(index, other) || IsBeforeInLoop(other, index))
            : isDeferred || _nodes[other].Wave < _nodes[index].Wave;
    }

    private bool IsBeforeInLoop(int left, int right) =>
        _nodes[left].IsCollecting == _nodes[right].IsCollecting ? left < right : !_nodes[left].IsCollecting;

    // The order of visits: by wave; in a wave by first values, then ready ones, then deferred ones; then as added.
    private bool IsBefore(int left, int right)
    {
        if (_nodes[left].Wave != _nodes[right].Wave)
        {
            return _nodes[left].Wave < _nodes[right].Wave;
        }

        var (leftRank, rightRank) = (Rank(left), Rank(right));
        return leftRank == rightRank ? left < right : leftRank < rightRank;
    }
}
