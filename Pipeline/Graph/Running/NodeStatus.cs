namespace Search.Pipeline;

/// <summary>What a component does at a point of a run.</summary>
internal enum NodeStatus
{
    /// <summary>It lacks a value or a reason to run.</summary>
    Idle,

    /// <summary>It has all it can be sent.</summary>
    Ready,

    /// <summary>It could run, but more may come.</summary>
    Deferred,

    /// <summary>A visit is under way.</summary>
    Running,
}
