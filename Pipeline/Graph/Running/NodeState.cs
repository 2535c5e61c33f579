namespace Search.Pipeline;

/// <summary>A component at a point of a run.</summary>
internal struct NodeState
{
    public NodeStatus Status;

    /// <summary>How many visits have begun.</summary>
    public int Visits;

    /// <summary>The wave of the last visit; 0 before the first.</summary>
    public int LastWave;

    /// <summary>The wave of the next visit when ready, of this one when running.</summary>
    public int Wave;

    /// <summary>Whether a value on a <see cref="InputKind.First"/> input is why it is ready.</summary>
    public bool IsByFirst;

    /// <summary>Whether it is a collecting input that waits for more.</summary>
    public bool IsCollecting;
}
