namespace Search.Pipeline;

/// <summary>An input of a component: a name, a type, and what it does when several senders send to it.</summary>
public abstract class InputSocket
{
    private protected InputSocket(
        GraphComponent component, string name, SocketCodec codec, InputKind kind, bool isMandatory,
        object? defaultValue)
    {
        Component = component;
        Name = name;
        Codec = codec;
        Kind = kind;
        IsMandatory = isMandatory;
        DefaultValue = defaultValue;
    }

    /// <summary>The component that the input belongs to.</summary>
    public GraphComponent Component { get; }

    /// <summary>The name, unique among the inputs of the component.</summary>
    public string Name { get; }

    /// <summary>The type of what one sender sends.</summary>
    public Type AcceptedType => Codec.Type;

    /// <summary>How many senders the input has.</summary>
    public InputKind Kind { get; }

    /// <summary>Whether the component cannot run without a value.</summary>
    public bool IsMandatory { get; }

    /// <summary>What the component sees when no value comes; null for a mandatory input.</summary>
    public object? DefaultValue { get; }

    /// <summary>Whether more than one sender may send to the input.</summary>
    public bool TakesSeveral => Kind != InputKind.One;

    /// <summary>What is known of the type of what one sender sends.</summary>
    internal SocketCodec Codec { get; }

    /// <summary>The place among the inputs of the component.</summary>
    internal int Index { get; init; }

    /// <summary>Whether a value of a type can be sent here, by the rules by which C# would compile it.</summary>
    public bool Accepts(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type == AcceptedType || (!type.IsValueType && AcceptedType.IsAssignableFrom(type));
    }

    /// <summary>The names of component and input: <c>reader.question</c>.</summary>
    public override string ToString() => $"{Component.Name ?? Component.TypeName}.{Name}";

    /// <summary>Makes what the component sees of what its senders sent, one or more values in their order.</summary>
    internal virtual object? Gather(ReadOnlySpan<object?> values) => values[0];

    /// <summary>Makes an input of a nested graph of this one, where the type is known.</summary>
    internal abstract void ExposeBy(SubgraphComponent nested, string name);
}
