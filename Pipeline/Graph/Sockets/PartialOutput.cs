namespace Search.Pipeline;

/// <summary>
/// What a component lets out of the graph while it still runs, such as the words of an answer: only
/// <see cref="Graph.StreamAsync"/> shows it, no other component receives it.
/// </summary>
/// <typeparam name="T">The type of one part.</typeparam>
public sealed class PartialOutput<T>
{
    internal PartialOutput(GraphComponent component, string name)
    {
        Component = component;
        Name = name;
    }

    /// <summary>The component that the output belongs to.</summary>
    public GraphComponent Component { get; }

    /// <summary>The name, for whoever reads the events.</summary>
    public string Name { get; }
}
