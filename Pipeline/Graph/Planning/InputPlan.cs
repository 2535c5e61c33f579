namespace Search.Pipeline;

/// <summary>An input and where its values wait.</summary>
/// <param name="Socket">The input.</param>
/// <param name="Ordinal">Its place among all inputs of the graph.</param>
/// <param name="FirstSlot">The first of its slots, of which it has one for each sender.</param>
/// <param name="Senders">The connections in the order of the slots.</param>
internal sealed record InputPlan(InputSocket Socket, int Ordinal, int FirstSlot, GraphConnection[] Senders)
{
    public InputKind Kind { get; } = Socket.Kind;

    public bool IsMandatory { get; } = Socket.IsMandatory;

    public int Slots { get; } = Senders.Length;
}
