namespace Search.Pipeline;

/// <summary>An output of a component: a name and a type.</summary>
public abstract class OutputSocket
{
    private protected OutputSocket(GraphComponent component, string name, SocketCodec codec)
    {
        Component = component;
        Name = name;
        Codec = codec;
    }

    /// <summary>The component that the output belongs to.</summary>
    public GraphComponent Component { get; }

    /// <summary>The name, unique among the outputs of the component.</summary>
    public string Name { get; }

    /// <summary>The type of the values.</summary>
    public Type ValueType => Codec.Type;

    /// <summary>What is known of the type of the values.</summary>
    internal SocketCodec Codec { get; }

    /// <summary>The place among the outputs of the component.</summary>
    internal int Index { get; init; }

    /// <summary>The names of component and output: <c>retriever.chunks</c>.</summary>
    public override string ToString() => $"{Component.Name ?? Component.TypeName}.{Name}";

    /// <summary>Makes an output of a nested graph of this one, where the type is known.</summary>
    internal abstract void ExposeBy(SubgraphComponent nested, string name);
}
