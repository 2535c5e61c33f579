namespace Search.Pipeline;

/// <summary>Passes on what comes from the branch that was taken; also where a loop begins anew.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public sealed class BranchJoiner<T> : GraphComponent
{
    /// <summary>A joiner.</summary>
    public BranchJoiner()
    {
        Values = AddCollectFirst<T>("values");
        Value = AddOutput<T>("value");
    }

    /// <summary>The branches; each value starts a visit.</summary>
    public CollectFirstInput<T> Values { get; }

    /// <summary>The value that came.</summary>
    public Output<T> Value { get; }

    /// <inheritdoc/>
    public override ValueTask RunAsync(ComponentVisit visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        visit.Set(Value, visit.Get(Values));
        return ValueTask.CompletedTask;
    }
}
