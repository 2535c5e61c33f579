namespace Search.Pipeline;

/// <summary>What to say of a loop that does not end.</summary>
internal static class LoopMessages
{
    public static string TooManyVisits(GraphPlan plan, int node)
    {
        var name = plan.Nodes[node].Name;
        return $"'{name}' has been visited {plan.Options.MaxVisits} times, which is the most that this graph allows. " +
            $"The loop is {string.Join(" → ", Loop(plan, node))}.";
    }

    // A shortest way from the component back to itself; the component alone when there is none.
    private static List<string> Loop(GraphPlan plan, int start)
    {
        var before = new Dictionary<int, int>();
        var queue = new Queue<int>([start]);
        while (queue.TryDequeue(out var node))
        {
            foreach (var next in plan.Nodes[node].Outputs.SelectMany(output => output.Targets).Select(to => to.Node))
            {
                if (before.TryAdd(next, node))
                {
                    queue.Enqueue(next);
                }
            }
        }

        List<string> way = [plan.Nodes[start].Name];
        for (var node = start; before.TryGetValue(node, out var sender); node = sender)
        {
            way.Add(plan.Nodes[sender].Name);
            if (sender == start)
            {
                break;
            }
        }

        way.Reverse();
        return way;
    }
}
