namespace Search.Pipeline;

/// <summary>A component in its place.</summary>
internal sealed class NodePlan
{
    public required int Index { get; init; }

    public required GraphComponent Component { get; init; }

    public required InputPlan[] Inputs { get; init; }

    public required OutputPlan[] Outputs { get; init; }

    public required bool HasSenders { get; init; }

    public string Name => Component.Name!;
}
