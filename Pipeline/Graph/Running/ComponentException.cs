namespace Search.Pipeline;

/// <summary>A component failed; the cause is the <see cref="Exception.InnerException"/>.</summary>
public sealed class ComponentException : GraphException
{
    /// <summary>The failure of a visit.</summary>
    /// <param name="component">The name of the component.</param>
    /// <param name="componentType">What kind of component it is.</param>
    /// <param name="visit">The visit, from 1.</param>
    /// <param name="cause">What it threw.</param>
    public ComponentException(string component, string componentType, int visit, Exception cause)
        : base($"'{component}' ({componentType}) failed on visit {visit}: {cause?.Message}", cause)
    {
        ArgumentNullException.ThrowIfNull(cause);
        Component = component;
        ComponentType = componentType;
        Visit = visit;
    }

    /// <summary>The name of the component; in a graph inside a graph, both names with a slash between.</summary>
    public string Component { get; }

    /// <summary>What kind of component it is.</summary>
    public string ComponentType { get; }

    /// <summary>The visit, from 1.</summary>
    public int Visit { get; }
}
