namespace Search.Pipeline;

/// <summary>Many inputs through one graph at once.</summary>
internal static class GraphBatch
{
    public static async Task<IReadOnlyList<GraphBatchResult>> RunAsync(
        GraphPlan plan, IReadOnlyList<GraphInputs> inputs, GraphRunOptions? options,
        CancellationToken cancellationToken)
    {
        var gate = new BatchGate(inputs.Count);
        var runs = new List<GraphRun>(inputs.Count);
        foreach (var input in inputs)
        {
            var run = new GraphRun(plan, options, cancellationToken) { Batch = new BatchMember(gate) };
            input.GiveTo(plan, run.State.Caller);
            runs.Add(run);
        }

        return await Task.WhenAll(runs.Select(run => Task.Run(() => RunAsync(run), CancellationToken.None)))
            .ConfigureAwait(false);
    }

    private static async Task<GraphBatchResult> RunAsync(GraphRun run)
    {
        using (run)
        {
            try
            {
                return new GraphBatchResult(await run.RunAsync().ConfigureAwait(false), null);
            }
            catch (GraphException error)
            {
                return new GraphBatchResult(null, error);
            }
            finally
            {
                run.Batch!.Rest(0);
            }
        }
    }
}
