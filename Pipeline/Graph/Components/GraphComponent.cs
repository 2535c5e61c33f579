namespace Search.Pipeline;

/// <summary>A step of a graph: typed inputs and outputs, and one method that makes these of those.</summary>
/// <remarks>
/// <para>Derive from it, add the sockets in the constructor, keep them in properties, and override
/// <see cref="RunAsync"/>. An instance belongs to one graph, which many callers may run at once: what changes from run
/// to run stands in the <see cref="ComponentVisit"/>, never in the component.</para>
/// <para>Values are shared by all who receive them, so a component never changes an input.</para>
/// </remarks>
public abstract class GraphComponent
{
    private readonly List<InputSocket> _inputs = [];
    private readonly List<OutputSocket> _outputs = [];

    /// <summary>The name in the graph; null before it has been added to one.</summary>
    public string? Name { get; private set; }

    /// <summary>What kind of component it is, for messages, drawings and traces; the name of the class.</summary>
    public virtual string TypeName => TypeNames.Of(GetType());

    /// <summary>The inputs in the order in which they were added.</summary>
    public IReadOnlyList<InputSocket> Inputs => _inputs;

    /// <summary>The outputs in the order in which they were added.</summary>
    public IReadOnlyList<OutputSocket> Outputs => _outputs;

    /// <summary>What the component was added to; null before.</summary>
    internal GraphBuilder? Owner { get; private set; }

    /// <summary>The place in the order of adding.</summary>
    internal int Index { get; private set; }

    /// <summary>The input of a name; null when there is none.</summary>
    public InputSocket? FindInput(string name) => _inputs.Find(input => input.Name == name);

    /// <summary>The output of a name; null when there is none.</summary>
    public OutputSocket? FindOutput(string name) => _outputs.Find(output => output.Name == name);

    /// <summary>Makes outputs of inputs.</summary>
    /// <param name="visit">The inputs of this visit, and where the outputs go.</param>
    /// <returns>A task that ends when all outputs are set; an output that is not set sends nothing.</returns>
    public abstract ValueTask RunAsync(ComponentVisit visit);

    /// <summary>Runs visits of several runs together, where that is cheaper than one after another.</summary>
    /// <param name="visits">One visit or more, of <see cref="Graph.RunBatchAsync"/>.</param>
    /// <returns>A task that ends when every visit has its outputs. A failure is a failure of all.</returns>
    /// <remarks>Called only when <see cref="RunsTogether"/>; as it is, it runs them one after another.</remarks>
    public virtual async ValueTask RunTogetherAsync(IReadOnlyList<ComponentVisit> visits)
    {
        ArgumentNullException.ThrowIfNull(visits);
        foreach (var visit in visits)
        {
            await RunAsync(visit).ConfigureAwait(false);
        }
    }

    /// <summary>Whether <see cref="RunTogetherAsync"/> is worth waiting for other runs of a batch.</summary>
    public virtual bool RunsTogether => false;

    /// <summary>Adds an input that must have a value.</summary>
    /// <exception cref="ArgumentException">The name is no name, or taken.</exception>
    protected Input<T> AddInput<T>(string name) => Add(new Input<T>(this, Free(name)) { Index = _inputs.Count });

    /// <summary>Adds an input with a default.</summary>
    /// <exception cref="ArgumentException">The name is no name, or taken.</exception>
    protected Input<T> AddInput<T>(string name, T defaultValue) =>
        Add(new Input<T>(this, Free(name), defaultValue) { Index = _inputs.Count });

    /// <summary>Adds an input that collects the values of several senders.</summary>
    /// <param name="name">The name.</param>
    /// <param name="isMandatory">Whether at least one value must come; else none is an empty list.</param>
    /// <exception cref="ArgumentException">The name is no name, or taken.</exception>
    protected CollectAllInput<T> AddCollectAll<T>(string name, bool isMandatory = true) =>
        Add(new CollectAllInput<T>(this, Free(name), isMandatory) { Index = _inputs.Count });

    /// <summary>Adds an input on which the first of several senders starts a visit.</summary>
    /// <exception cref="ArgumentException">The name is no name, or taken.</exception>
    protected CollectFirstInput<T> AddCollectFirst<T>(string name) =>
        Add(new CollectFirstInput<T>(this, Free(name)) { Index = _inputs.Count });

    /// <summary>Adds an input that joins the lists of several senders.</summary>
    /// <param name="name">The name.</param>
    /// <param name="isMandatory">Whether at least one list must come; else none is an empty list.</param>
    /// <exception cref="ArgumentException">The name is no name, or taken.</exception>
    protected JoinInput<T> AddJoin<T>(string name, bool isMandatory = true) =>
        Add(new JoinInput<T>(this, Free(name), isMandatory) { Index = _inputs.Count });

    /// <summary>Adds an output.</summary>
    /// <exception cref="ArgumentException">The name is no name, or taken.</exception>
    protected Output<T> AddOutput<T>(string name)
    {
        RequireFree(FindOutput(name) is null, name);
        var output = new Output<T>(this, name) { Index = _outputs.Count };
        _outputs.Add(output);
        return output;
    }

    /// <summary>Adds an output for parts that leave the graph while the component runs.</summary>
    /// <exception cref="ArgumentException">The name is no name.</exception>
    protected PartialOutput<T> AddPartialOutput<T>(string name)
    {
        RequireFree(isFree: true, name);
        return new PartialOutput<T>(this, name);
    }

    internal void Join(GraphBuilder owner, string name, int index)
    {
        Owner = owner;
        Name = name;
        Index = index;
    }

    private TInput Add<TInput>(TInput input)
        where TInput : InputSocket
    {
        _inputs.Add(input);
        return input;
    }

    private string Free(string name)
    {
        RequireFree(FindInput(name) is null, name);
        return name;
    }

    private void RequireFree(bool isFree, string name)
    {
        GraphNames.Require(name);
        if (!isFree)
        {
            throw new ArgumentException($"{TypeName} has two sockets of one kind named '{name}'.", nameof(name));
        }

        if (Owner is not null)
        {
            throw new InvalidOperationException(
                $"'{Name}' is in a graph already; sockets are added before that, in the constructor.");
        }
    }
}
