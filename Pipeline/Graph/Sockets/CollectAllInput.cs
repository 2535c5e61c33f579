namespace Search.Pipeline;

/// <summary>An input that collects the values of several senders and waits for every one that can still send.</summary>
/// <remarks>
/// The component sees the caller's value first, if there is one, then those of the senders in the order in which they
/// were connected.
/// </remarks>
/// <typeparam name="T">The type of one sender's value.</typeparam>
public sealed class CollectAllInput<T> : TypedInput<IReadOnlyList<T>>, IInput<T>
{
    internal CollectAllInput(GraphComponent component, string name, bool isMandatory)
        : base(
            component, name, TypedCodec<T>.Instance, InputKind.All, isMandatory,
            isMandatory ? null : Array.AsReadOnly<T>([]))
    {
    }

    InputSocket IInput<T>.Socket => this;

    internal override object? Gather(ReadOnlySpan<object?> values)
    {
        var collected = new T[values.Length];
        for (var i = 0; i < collected.Length; i++)
        {
            collected[i] = (T)values[i]!;
        }

        return Array.AsReadOnly(collected);
    }

    internal override void ExposeBy(SubgraphComponent nested, string name) =>
        nested.ExposeInput<T>(name, this);
}
