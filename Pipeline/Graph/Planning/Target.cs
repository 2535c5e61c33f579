namespace Search.Pipeline;

/// <summary>Where values of an output go.</summary>
/// <param name="Node">The component, by its place.</param>
/// <param name="Slot">The slot of this connection, by its place among all slots of the graph.</param>
/// <param name="Connection">The connection.</param>
internal readonly record struct Target(int Node, int Slot, GraphConnection Connection);
