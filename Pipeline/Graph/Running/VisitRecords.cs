namespace Search.Pipeline;

/// <summary>Visits as results and events tell them.</summary>
internal static class VisitRecords
{
    public static GraphVisit Of(ComponentVisit visit)
    {
        var inputs = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var input in visit.Node.Component.Inputs)
        {
            inputs.Add(input.Name, visit.ValueOf(input));
        }

        return new GraphVisit(visit.ComponentName, visit.Number, visit.Wave, inputs)
        {
            Rank = visit.Rank,
            Index = visit.Node.Index,
        };
    }

    public static IReadOnlyList<GraphVisit> InOrder(IEnumerable<GraphVisit> visits) =>
        Array.AsReadOnly<GraphVisit>(
            [.. visits.OrderBy(visit => visit.Wave).ThenBy(visit => visit.Rank).ThenBy(visit => visit.Index)]);

    public static IReadOnlyList<GraphOutputValue> OutputsOf(ComponentVisit visit) =>
    [
        .. visit.Node.Outputs.Where((_, i) => visit.Outputs[i] is not null)
            .Select(output =>
                new GraphOutputValue(output.Socket, NoneValue.Unpack(visit.Outputs[output.Socket.Index]!))),
    ];
}
