namespace Search.Pipeline;

/// <summary>An input with several senders, of which the first that sends starts a visit.</summary>
/// <remarks>
/// A visit takes one value: the earliest, and of those of one wave that of the sender that was connected first. What
/// else has come stays for further visits. The caller's value is the earliest of all and is taken once.
/// </remarks>
/// <typeparam name="T">The type of one sender's value.</typeparam>
public sealed class CollectFirstInput<T> : TypedInput<T>, IInput<T>
{
    internal CollectFirstInput(GraphComponent component, string name)
        : base(component, name, TypedCodec<T>.Instance, InputKind.First, isMandatory: true, null)
    {
    }

    InputSocket IInput<T>.Socket => this;

    internal override void ExposeBy(SubgraphComponent nested, string name) =>
        nested.ExposeInput<T>(name, this);
}
