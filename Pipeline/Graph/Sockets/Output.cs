namespace Search.Pipeline;

/// <summary>An output whose values go to other components, or out of the graph.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
public sealed class Output<T> : OutputSocket, IOutput<T>
{
    internal Output(GraphComponent component, string name)
        : base(component, name, TypedCodec<T>.Instance)
    {
    }

    OutputSocket IOutput<T>.Socket => this;

    internal override void ExposeBy(SubgraphComponent nested, string name) =>
        nested.ExposeOutput<T>(name, this);
}
