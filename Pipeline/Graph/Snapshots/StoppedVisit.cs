namespace Search.Pipeline;

/// <summary>A visit of a graph inside a graph that was under way when its run stopped, and where it goes on.</summary>
/// <param name="Index">The place of the component among those of the outer graph.</param>
/// <param name="Wave">The wave of the visit in the outer run.</param>
/// <param name="Rank">The rank of the visit in its wave.</param>
/// <param name="Inside">The run inside.</param>
internal sealed record StoppedVisit(int Index, int Wave, int Rank, GraphSnapshot Inside);
