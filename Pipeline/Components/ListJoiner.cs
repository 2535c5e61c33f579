namespace Search.Pipeline;

/// <summary>Joins the lists of several senders to one, by the names of the senders.</summary>
/// <typeparam name="T">The type of an item.</typeparam>
public sealed class ListJoiner<T> : GraphComponent
{
    /// <summary>A joiner.</summary>
    public ListJoiner()
    {
        Lists = AddJoin<T>("lists");
        List = AddOutput<IReadOnlyList<T>>("list");
    }

    /// <summary>The lists.</summary>
    public JoinInput<T> Lists { get; }

    /// <summary>All items.</summary>
    public Output<IReadOnlyList<T>> List { get; }

    /// <inheritdoc/>
    public override ValueTask RunAsync(ComponentVisit visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        visit.Set(List, visit.Get(Lists));
        return ValueTask.CompletedTask;
    }
}
