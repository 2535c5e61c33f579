namespace Search.Pipeline;

/// <summary>What waits where in a run, and which component may run next. docs/scheduling.md has the rules.</summary>
/// <remarks>Not thread-safe: one loop changes it, however many components run.</remarks>
internal sealed class RunState
{
    private readonly GraphPlan _plan;
    private readonly Slot[] _slots;
    private readonly object?[] _caller;
    private readonly NodeState[] _nodes;
    private readonly object?[] _results;

    public RunState(GraphPlan plan)
    {
        _plan = plan;
        _slots = new Slot[plan.Slots];
        _caller = new object?[plan.Inputs];
        _nodes = new NodeState[plan.Nodes.Length];
        _results = new object?[plan.Outputs.Length];
    }

    public Span<Slot> Slots => _slots;

    public Span<object?> Caller => _caller;

    public Span<NodeState> Nodes => _nodes;

    /// <summary>The last value of every output that goes nowhere or was asked for, packed.</summary>
    public object?[] Results => _results;

    /// <summary>Looks at every component anew.</summary>
    public void RefreshAll()
    {
        for (var i = 0; i < _nodes.Length; i++)
        {
            Refresh(i);
        }
    }

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

    /// <summary>Begins a visit: consumes what it sees.</summary>
    /// <returns>The values of the inputs, in the order of the inputs; null stands for the default.</returns>
    public object?[] Begin(int index)
    {
        var plan = _plan.Nodes[index];
        ref var node = ref _nodes[index];
        node.Status = NodeStatus.Running;
        node.Visits++;
        node.LastWave = node.Wave;
        var values = plan.Inputs.Length == 0 ? [] : new object?[plan.Inputs.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Take(plan.Inputs[i], node.Wave);
        }

        return values;
    }

    /// <summary>Ends a visit: its values go to those who receive them.</summary>
    /// <param name="index">The component.</param>
    /// <param name="outputs">The packed values in the order of the outputs; null where there is none.</param>
    /// <param name="kept">Whether an output is to be kept as a result, by its place among all.</param>
    public void End(int index, ReadOnlySpan<object?> outputs, bool[] kept)
    {
        var plan = _plan.Nodes[index];
        var wave = _nodes[index].Wave;
        _nodes[index].Status = NodeStatus.Idle;
        for (var i = 0; i < outputs.Length; i++)
        {
            if (outputs[i] is { } value)
            {
                Send(plan.Outputs[i], value, wave, kept[plan.Outputs[i].Ordinal]);
            }
        }

        Refresh(index);
    }

    private void Send(OutputPlan output, object value, int wave, bool isKept)
    {
        if (isKept)
        {
            _results[output.Ordinal] = value;
        }

        foreach (var target in output.Targets)
        {
            _slots[target.Slot].Put(target.Connection.IsConverted ? Convert(target.Connection, value) : value, wave);
            Refresh(target.Node);
        }
    }

    private static object Convert(GraphConnection connection, object value)
    {
        try
        {
            return NoneValue.Pack(connection.Convert!(NoneValue.Unpack(value)));
        }
        catch (Exception error)
        {
            throw new GraphException($"The conversion on {connection} failed: {error.Message}", error);
        }
    }

    private object? Take(InputPlan input, int wave)
    {
        var caller = _caller[input.Ordinal];
        return input.Kind switch
        {
            InputKind.One => input.Slots == 0 ? caller : _slots[input.FirstSlot].TakeNewest(wave),
            InputKind.First => TakeFirst(input, caller),
            _ => TakeAll(input, caller, wave),
        };
    }

    private object? TakeFirst(InputPlan input, object? caller)
    {
        if (caller is not null)
        {
            _caller[input.Ordinal] = null;
            return caller;
        }

        var earliest = -1;
        for (var slot = input.FirstSlot; slot < input.FirstSlot + input.Slots; slot++)
        {
            if (_slots[slot].IsFilled && (earliest < 0 || _slots[slot].Wave < _slots[earliest].Wave))
            {
                earliest = slot;
            }
        }

        return earliest < 0 ? null : _slots[earliest].TakeEarliest();
    }

    private object? TakeAll(InputPlan input, object? caller, int wave)
    {
        var values = new object?[input.Slots + 1];
        var count = 0;
        if (caller is not null)
        {
            values[count++] = NoneValue.Unpack(caller);
        }

        for (var slot = input.FirstSlot; slot < input.FirstSlot + input.Slots; slot++)
        {
            if (_slots[slot].TakeNewest(wave) is { } value)
            {
                values[count++] = NoneValue.Unpack(value);
            }
        }

        return count == 0 ? null : input.Socket.Gather(values.AsSpan(0, count));
    }

    // Ready when all is there that can come, deferred when it could run with less, else idle.
    private void Refresh(int index)
    {
        ref var node = ref _nodes[index];
        if (node.Status == NodeStatus.Running)
        {
            return;
        }

        var look = new InputLook { Wave = node.LastWave, LeastWave = node.LastWave, IsComplete = true };
        foreach (var input in _plan.Nodes[index].Inputs)
        {
            if (!look.At(input, _slots, _caller[input.Ordinal]))
            {
                node.Status = NodeStatus.Idle;
                return;
            }
        }

        var isTriggered = look.IsSent
            || (node.Visits == 0 && (look.IsGivenByCaller || !_plan.Nodes[index].HasSenders));
        node.IsByFirst = look.IsByFirst;
        node.IsCollecting = look.IsCollecting;
        node.Wave = (look.IsByFirst ? look.LeastWave : look.Wave) + 1;
        node.Status = !isTriggered ? NodeStatus.Idle
            : look.IsComplete || look.IsByFirst ? NodeStatus.Ready
            : NodeStatus.Deferred;
    }

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
        ref var node = ref _nodes[index];
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

    private bool Precedes(int other, int index)
    {
        var isDeferred = _nodes[index].Status == NodeStatus.Deferred;
        return (_nodes[other].Status, isDeferred) switch
        {
            (NodeStatus.Deferred, true) => !_plan.Reach.Reaches(index, other) || IsBeforeInLoop(other, index),
            (NodeStatus.Deferred, false) => DeferredWave(other) < _nodes[index].Wave,
            (_, true) => true,
            _ => _nodes[other].Wave < _nodes[index].Wave,
        };
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

    /// <summary>0 for a visit by a first value, 1 for a ready one, 2 for a deferred one.</summary>
    public int Rank(int index) =>
        _nodes[index].IsByFirst ? 0 : _nodes[index].Status == NodeStatus.Deferred ? 2 : 1;
}
