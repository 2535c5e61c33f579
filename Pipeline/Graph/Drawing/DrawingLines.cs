namespace Search.Pipeline;

/// <summary>What goes from where to where, in any language of drawings.</summary>
internal static class DrawingLines
{
    public static IEnumerable<DrawingLine> Of(GraphPlan plan) => [.. Given(plan), .. Sent(plan), .. Results(plan)];

    private static IEnumerable<DrawingLine> Given(GraphPlan plan) =>
        from node in plan.Nodes
        from input in node.Inputs
        where input.Slots == 0 && input.IsMandatory
        select new DrawingLine(null, node.Index, input.Socket.Name);

    private static IEnumerable<DrawingLine> Sent(GraphPlan plan) =>
        from connection in plan.Connections
        let names = (From: connection.From.Name, To: connection.To.Name)
        let label = names.From == names.To ? names.To : $"{names.From} → {names.To}"
        select new DrawingLine(connection.From.Component.Index, connection.To.Component.Index, label);

    private static IEnumerable<DrawingLine> Results(GraphPlan plan) =>
        from node in plan.Nodes
        from output in node.Outputs
        where output.Targets.Length == 0
        select new DrawingLine(node.Index, null, output.Socket.Name);
}
