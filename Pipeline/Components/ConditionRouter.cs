namespace Search.Pipeline;

/// <summary>Sends a value on the first way whose condition holds, else to <c>unmatched</c>.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public sealed class ConditionRouter<T> : GraphComponent
{
    private readonly Dictionary<string, Output<T>> _outputs = new(StringComparer.Ordinal);

    /// <summary>A router with these ways, tried in their order.</summary>
    /// <exception cref="ArgumentException">There is no way, or a name is no name or taken.</exception>
    public ConditionRouter(params IReadOnlyList<Route<T>> routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        ArgumentOutOfRangeException.ThrowIfZero(routes.Count);
        Routes = routes;
        Value = AddInput<T>("value");
        foreach (var route in routes)
        {
            _outputs.Add(route.Name, AddOutput<T>(route.Name));
        }

        Unmatched = AddOutput<T>("unmatched");
    }

    /// <summary>The ways in the order in which they are tried.</summary>
    public IReadOnlyList<Route<T>> Routes { get; }

    /// <summary>The value.</summary>
    public Input<T> Value { get; }

    /// <summary>Where values go for which no condition holds.</summary>
    public Output<T> Unmatched { get; }

    /// <summary>The output of a way.</summary>
    /// <exception cref="KeyNotFoundException">There is no such way.</exception>
    public Output<T> this[string name] => _outputs[name];

    /// <inheritdoc/>
    public override ValueTask RunAsync(ComponentVisit visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var value = visit.Get(Value);
        var route = Routes.FirstOrDefault(route => route.Condition(value));
        visit.Set(route is null ? Unmatched : _outputs[route.Name], value);
        return ValueTask.CompletedTask;
    }
}
