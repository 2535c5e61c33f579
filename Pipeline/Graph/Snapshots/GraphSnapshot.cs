using System.Text.Json;

namespace Search.Pipeline;

/// <summary>A run that has stopped at a breakpoint: what waits where, who was visited, what came out so far.</summary>
/// <remarks>Immutable. It holds the values themselves; <see cref="ToJson"/> makes a text of it.</remarks>
public sealed class GraphSnapshot
{
    private readonly GraphPlan _plan;

    internal GraphSnapshot(GraphPlan plan, GraphRun run, GraphBreakpoint breakpoint)
        : this(plan, breakpoint)
    {
        Slots = [.. run.State.Slots.ToArray().Select(slot => slot.All.ToArray())];
        Caller = run.State.Caller.ToArray();
        Visits = [.. run.State.Nodes.ToArray().Select(node => (node.Visits, node.LastWave))];
        Results = [.. run.State.Results];
        Kept = [.. run.Kept];
        Warnings = [.. run.Warnings];
        Inside = [.. run.Stopped];
    }

    internal GraphSnapshot(GraphPlan plan, GraphBreakpoint breakpoint)
    {
        _plan = plan;
        Breakpoint = breakpoint;
        Slots = [.. Enumerable.Repeat(0, plan.Slots).Select(_ => Array.Empty<(object, int)>())];
        Caller = new object?[plan.Inputs];
        Visits = new (int, int)[plan.Nodes.Length];
        Results = new object?[plan.Outputs.Length];
        Kept = new bool[plan.Outputs.Length];
    }

    /// <summary>Where the run stopped; in a graph inside the graph, with the way to it.</summary>
    public GraphBreakpoint Breakpoint { get; }

    internal (object Value, int Wave)[][] Slots { get; }

    internal object?[] Caller { get; }

    internal (int Visits, int LastWave)[] Visits { get; }

    internal object?[] Results { get; }

    internal bool[] Kept { get; }

    internal List<VisitWarning> Warnings { get; } = [];

    /// <summary>The visits that are under way: those of graphs inside that have stopped, too.</summary>
    internal List<StoppedVisit> Inside { get; } = [];

    /// <summary>
    /// The snapshot as JSON, which <see cref="Graph.ReadSnapshot"/> reads in this or another process.
    /// </summary>
    /// <param name="options">
    /// What knows the types of the values that wait: the options of a source-generated context, or
    /// <see cref="JsonSerializerOptions.Default"/> where reflection is allowed.
    /// </param>
    /// <exception cref="NotSupportedException">
    /// The options do not know the type of a value; the message names it.
    /// </exception>
    public string ToJson(JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return SnapshotJson.Write(_plan, this, options);
    }

    /// <summary>Brings a run that has not begun to where the snapshot is.</summary>
    /// <exception cref="ArgumentException">The snapshot is of another graph.</exception>
    internal void RestoreTo(GraphRun run)
    {
        if (!ReferenceEquals(run.Plan, _plan))
        {
            throw new ArgumentException($"The snapshot is of another graph than '{run.Plan.Options.Name}'.");
        }

        for (var i = 0; i < Slots.Length; i++)
        {
            foreach (var (value, wave) in Slots[i])
            {
                run.State.Slots[i].Put(value, wave);
            }
        }

        Caller.CopyTo(run.State.Caller);
        Results.CopyTo(run.State.Results, 0);
        for (var i = 0; i < Visits.Length; i++)
        {
            (run.State.Nodes[i].Visits, run.State.Nodes[i].LastWave) = Visits[i];
        }

        run.GoOnFrom(this);
    }
}
