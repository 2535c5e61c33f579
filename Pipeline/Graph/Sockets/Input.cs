namespace Search.Pipeline;

/// <summary>An input with one value: from one sender, from the caller, or its default.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public sealed class Input<T> : TypedInput<T>, IInput<T>
{
    internal Input(GraphComponent component, string name)
        : base(component, name, TypedCodec<T>.Instance, InputKind.One, isMandatory: true, null)
    {
    }

    internal Input(GraphComponent component, string name, T defaultValue)
        : base(component, name, TypedCodec<T>.Instance, InputKind.One, isMandatory: false, defaultValue)
    {
    }

    InputSocket IInput<T>.Socket => this;

    internal override void ExposeBy(SubgraphComponent nested, string name) =>
        nested.ExposeInput<T>(name, this);
}
