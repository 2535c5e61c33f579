using System.Diagnostics.CodeAnalysis;

namespace Search.Pipeline;

/// <summary>What a run gave: the outputs that no component received, and those that were asked for.</summary>
public sealed class GraphResult
{
    private readonly GraphPlan _plan;
    private readonly object?[] _values;

    internal GraphResult(GraphPlan plan, object?[] values)
    {
        _plan = plan;
        _values = values;
    }

    /// <summary>What the caller should know, such as components that waited in vain and for what.</summary>
    public IReadOnlyList<string> Warnings { get; internal init; } = [];

    /// <summary>
    /// Every visit in the order of waves; empty unless <see cref="GraphRunOptions.RecordVisits"/> asked for it.
    /// </summary>
    public IReadOnlyList<GraphVisit> Visits { get; internal init; } = [];

    /// <summary>Where the run stopped at a breakpoint; null when it ran to its end.</summary>
    public GraphSnapshot? Snapshot { get; internal init; }

    /// <summary>All outputs that have a value, by component as added, then as declared.</summary>
    public IEnumerable<GraphOutputValue> Outputs => _plan.Outputs
        .Where(output => _values[output.Ordinal] is not null)
        .Select(output => new GraphOutputValue(output.Socket, NoneValue.Unpack(_values[output.Ordinal]!)));

    /// <summary>The value of an output, if it has one.</summary>
    /// <exception cref="ArgumentException">The output is not of this graph.</exception>
    public bool TryGet<T>(IOutput<T> output, [MaybeNullWhen(false)] out T value)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (_values[_plan.Find(output.Socket).Ordinal] is { } packed)
        {
            value = (T)NoneValue.Unpack(packed)!;
            return true;
        }

        value = default;
        return false;
    }

    /// <summary>The value of an output.</summary>
    /// <exception cref="ArgumentException">The output is not of this graph.</exception>
    /// <exception cref="InvalidOperationException">
    /// The output has no value: its component did not run, did not set it, or others received it and it was not asked
    /// for.
    /// </exception>
    public T Get<T>(IOutput<T> output) => TryGet(output, out var value) ? value : throw Missing(output.Socket);

    /// <summary>The value of an output of a name, for graphs whose types are known only at run time.</summary>
    /// <returns>False when there is no such output, or it has no value.</returns>
    public bool TryGetValue(string component, string output, out object? value)
    {
        var plan = _plan.Outputs.FirstOrDefault(
            other => other.Socket.Name == output && other.Socket.Component.Name == component);
        value = plan is not null && _values[plan.Ordinal] is { } packed ? NoneValue.Unpack(packed) : null;
        return plan is not null && _values[plan.Ordinal] is not null;
    }

    private InvalidOperationException Missing(OutputSocket output)
    {
        var reason = _plan.Find(output).Targets.Length > 0
            ? $"Other components receive {output}; to have it too, name it in {nameof(GraphRunOptions)}." +
                $"{nameof(GraphRunOptions.Include)}."
            : $"{output} has no value: '{output.Component.Name}' did not run, or did not set it.";
        return new InvalidOperationException(string.Join(' ', [reason, .. Warnings]));
    }
}
