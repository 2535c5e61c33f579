namespace Search.Pipeline;

/// <summary>Components that do not run, and what each lacks.</summary>
internal static class WaitingList
{
    /// <summary>Refuses a run in which nothing can begin.</summary>
    /// <exception cref="GraphException">Nothing can; the message lists what each component waits for.</exception>
    public static void RequireStart(GraphPlan plan, RunState state)
    {
        foreach (ref var node in state.Nodes)
        {
            if (node.Status != NodeStatus.Idle)
            {
                return;
            }
        }

        if (plan.Nodes.Length > 0)
        {
            throw new GraphException(
                "Nothing can run. " + string.Join(' ', plan.Nodes.Select(node => Describe(node, state))));
        }
    }

    /// <summary>
    /// The components that hold values which nothing will use; when the graph gave nothing at all, also those that
    /// hold a value of the caller's.
    /// </summary>
    public static IReadOnlyList<string> Warnings(GraphPlan plan, RunState state)
    {
        List<string>? warnings = null;
        var isBare = Array.TrueForAll(state.Results, value => value is null);
        foreach (var node in plan.Nodes)
        {
            if (Holds(node, state, isBare))
            {
                (warnings ??= []).Add(Describe(node, state));
            }
        }

        return warnings is null ? [] : warnings.AsReadOnly();
    }

    private static bool Holds(NodePlan node, RunState state, bool withCaller)
    {
        foreach (var input in node.Inputs)
        {
            for (var slot = input.FirstSlot; slot < input.FirstSlot + input.Slots; slot++)
            {
                if (state.Slots[slot].IsFilled)
                {
                    return true;
                }
            }

            if (withCaller && state.Nodes[node.Index].Visits == 0 && state.Caller[input.Ordinal] is not null)
            {
                return true;
            }
        }

        return false;
    }

    private static string Describe(NodePlan node, RunState state)
    {
        var visits = state.Nodes[node.Index].Visits;
        var lacks = node.Inputs.Where(input => input.IsMandatory && !HasValue(input, state)).Select(Describe);
        var needs = string.Join(", ", lacks);
        return $"'{node.Name}' {(visits == 0 ? "did not run" : $"did not run after visit {visits}")}: it waits for " +
            $"{(needs.Length > 0 ? needs : "something to be sent to it")}.";
    }

    private static string Describe(InputPlan input)
    {
        var senders = string.Join(" or ", input.Senders.Select(sender => sender.From.ToString()));
        return senders.Length > 0 ? $"{input.Socket.Name} from {senders}" : $"{input.Socket.Name} from the caller";
    }

    private static bool HasValue(InputPlan input, RunState state)
    {
        if (state.Caller[input.Ordinal] is not null)
        {
            return true;
        }

        for (var slot = input.FirstSlot; slot < input.FirstSlot + input.Slots; slot++)
        {
            if (state.Slots[slot].IsFilled)
            {
                return true;
            }
        }

        return false;
    }
}
