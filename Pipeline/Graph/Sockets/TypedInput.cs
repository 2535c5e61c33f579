namespace Search.Pipeline;

/// <summary>An input of which the component sees a value of type <typeparamref name="TValue"/>.</summary>
/// <typeparam name="TValue">What <see cref="ComponentVisit.Get"/> returns.</typeparam>
public abstract class TypedInput<TValue> : InputSocket
{
    private protected TypedInput(
        GraphComponent component, string name, Type acceptedType, InputKind kind, bool isMandatory,
        object? defaultValue)
        : base(component, name, acceptedType, kind, isMandatory, defaultValue)
    {
    }
}
