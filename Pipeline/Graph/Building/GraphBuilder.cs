namespace Search.Pipeline;

/// <summary>Puts components and connections together to a graph.</summary>
/// <remarks>
/// <para><see cref="Connect{T}(IOutput{T}, IInput{T})"/> compiles only when the types fit; where they do not, give the
/// function that makes one of the other. What the compiler cannot see is refused at once, with a message that names
/// the sockets.</para>
/// <para>Not thread-safe. After <see cref="Build"/>, nothing can be added.</para>
/// </remarks>
public sealed class GraphBuilder
{
    private readonly List<GraphComponent> _components = [];
    private readonly Dictionary<string, GraphComponent> _byName = new(StringComparer.Ordinal);
    private readonly List<GraphConnection> _connections = [];
    private bool _isBuilt;

    /// <summary>The components in the order in which they were added.</summary>
    public IReadOnlyList<GraphComponent> Components => _components;

    /// <summary>The connections in the order in which they were made.</summary>
    public IReadOnlyList<GraphConnection> Connections => _connections;

    /// <summary>Adds a component.</summary>
    /// <param name="name">Its name: letters, digits, <c>_</c> and <c>-</c>, unique in the graph.</param>
    /// <param name="component">The component, which is in no graph yet.</param>
    /// <returns>The component.</returns>
    /// <exception cref="ArgumentException">The name is no name.</exception>
    /// <exception cref="GraphBuildException">The name is taken, or the component is in a graph.</exception>
    public T Add<T>(string name, T component)
        where T : GraphComponent
    {
        ArgumentNullException.ThrowIfNull(component);
        RequireOpen();
        GraphNames.Require(name);
        if (_byName.TryGetValue(name, out var first))
        {
            throw new GraphBuildException($"There is a component '{name}' already, a {first.TypeName}.");
        }

        if (component.Owner is not null)
        {
            throw new GraphBuildException(
                $"This {component.TypeName} is in a graph already, as '{component.Name}'; " +
                $"make another one for '{name}'.");
        }

        component.Join(this, name, _components.Count);
        _components.Add(component);
        _byName.Add(name, component);
        return component;
    }

    /// <summary>Sends the values of an output to an input.</summary>
    /// <exception cref="GraphBuildException">
    /// The input has a sender already, or a component is not in this graph.
    /// </exception>
    public GraphBuilder Connect<T>(IOutput<T> from, IInput<T> to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        return Connect(new GraphConnection(from.Socket, to.Socket, IsConverted: false));
    }

    /// <summary>Sends what a function makes of the values of an output to an input.</summary>
    /// <param name="from">The output.</param>
    /// <param name="to">The input.</param>
    /// <param name="convert">Called once for each value; thread-safe and without side effects.</param>
    /// <exception cref="GraphBuildException">
    /// The input has a sender already, or a component is not in this graph.
    /// </exception>
    public GraphBuilder Connect<TFrom, TTo>(IOutput<TFrom> from, IInput<TTo> to, Func<TFrom, TTo> convert)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(convert);
        return Connect(new GraphConnection(from.Socket, to.Socket, IsConverted: true)
        {
            Convert = value => convert((TFrom)value!),
        });
    }

    /// <summary>Connects sockets whose types are known only at run time, by the rules of the compiler.</summary>
    /// <exception cref="GraphBuildException">
    /// The types do not fit, the input has a sender already, or a component is not in this graph.
    /// </exception>
    public GraphBuilder ConnectSockets(OutputSocket from, InputSocket to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        if (!to.Accepts(from.ValueType))
        {
            throw new GraphBuildException(WiringMessages.Misfit(from, to, _components));
        }

        return Connect(new GraphConnection(from, to, IsConverted: false));
    }

    /// <summary>Connects sockets by their names, <c>component.socket</c>.</summary>
    /// <exception cref="GraphBuildException">
    /// There is no such component or socket; the message lists those there are. Or the types do not fit, or the input
    /// has a sender already.
    /// </exception>
    public GraphBuilder ConnectNames(string from, string to) => ConnectSockets(FindOutput(from), FindInput(to));

    /// <summary>The component of a name.</summary>
    /// <exception cref="GraphBuildException">There is none; the message lists those there are.</exception>
    public GraphComponent Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _byName.TryGetValue(name, out var component)
            ? component
            : throw new GraphBuildException(WiringMessages.Unknown("component", name, _byName.Keys));
    }

    /// <summary>The output of a name, <c>component.socket</c>.</summary>
    /// <exception cref="GraphBuildException">There is none; the message lists those there are.</exception>
    public OutputSocket FindOutput(string path)
    {
        var (component, socket) = Split(path);
        return component.FindOutput(socket) ?? throw new GraphBuildException(WiringMessages.Unknown(
            $"output of '{component.Name}'", socket, component.Outputs.Select(output => output.Name)));
    }

    /// <summary>The input of a name, <c>component.socket</c>.</summary>
    /// <exception cref="GraphBuildException">There is none; the message lists those there are.</exception>
    public InputSocket FindInput(string path)
    {
        var (component, socket) = Split(path);
        return component.FindInput(socket) ?? throw new GraphBuildException(WiringMessages.Unknown(
            $"input of '{component.Name}'", socket, component.Inputs.Select(input => input.Name)));
    }

    /// <summary>Ends the building.</summary>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    /// <exception cref="InvalidOperationException">It has been built already.</exception>
    public Graph Build(GraphOptions? options = null)
    {
        options ??= new GraphOptions();
        options.Validate();
        RequireOpen();
        _isBuilt = true;
        return new Graph(GraphPlan.Of(this, options));
    }

    private GraphBuilder Connect(GraphConnection connection)
    {
        RequireOpen();
        RequireMine(connection.From.Component, connection.From);
        RequireMine(connection.To.Component, connection.To);
        if (ReferenceEquals(connection.From.Component, connection.To.Component))
        {
            throw new GraphBuildException(
                $"{connection} connects '{connection.From.Component.Name}' with itself; put a component in between.");
        }

        var first = _connections.Find(other => ReferenceEquals(other.To, connection.To)
            && (!connection.To.TakesSeveral || ReferenceEquals(other.From, connection.From)));
        if (first is not null)
        {
            throw new GraphBuildException(WiringMessages.Taken(connection, first));
        }

        _connections.Add(connection);
        return this;
    }

    private (GraphComponent Component, string Socket) Split(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        return dot > 0
            ? (Find(path[..dot]), path[(dot + 1)..])
            : throw new GraphBuildException($"'{path}' names no socket; that is 'component.socket'.");
    }

    private void RequireMine(GraphComponent component, object socket)
    {
        if (!ReferenceEquals(component.Owner, this))
        {
            throw new GraphBuildException(
                $"{socket} belongs to a {component.TypeName} that is not in this graph; add the component first.");
        }
    }

    private void RequireOpen()
    {
        if (_isBuilt)
        {
            throw new InvalidOperationException("The graph has been built; a builder makes one graph.");
        }
    }
}
