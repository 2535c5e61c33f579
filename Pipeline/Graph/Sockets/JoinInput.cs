namespace Search.Pipeline;

/// <summary>
/// An input that joins the lists of several senders to one, and waits for every one that can still send.
/// </summary>
/// <remarks>
/// The items of the caller's list come first, then those of the senders in the ordinal order of their names.
/// </remarks>
/// <typeparam name="T">The type of an item.</typeparam>
public sealed class JoinInput<T> : TypedInput<IReadOnlyList<T>>, IInput<IEnumerable<T>>
{
    internal JoinInput(GraphComponent component, string name, bool isMandatory)
        : base(
            component, name, TypedCodec<IEnumerable<T>>.Instance, InputKind.Joined, isMandatory,
            isMandatory ? null : Array.AsReadOnly<T>([]))
    {
    }

    InputSocket IInput<IEnumerable<T>>.Socket => this;

    internal override object? Gather(ReadOnlySpan<object?> values)
    {
        var parts = new List<IReadOnlyList<T>>(values.Length);
        foreach (var value in values)
        {
            // What nobody can change, and may make its items when they are asked for, need not be copied.
            parts.Add(value is IReadOnlyList<T> list and not IList<T> ? list : [.. (IEnumerable<T>)value!]);
        }

        return parts is [var only] ? only : new ConcatenatedList<T>(parts);
    }

    internal override void ExposeBy(SubgraphComponent nested, string name) =>
        nested.ExposeInput<IEnumerable<T>>(name, this);
}
