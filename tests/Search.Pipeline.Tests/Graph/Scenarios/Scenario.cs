namespace Search.Pipeline.Tests.Graphs;

/// <summary>A graph, what is given to it, and what has to come of it, written as lines.</summary>
/// <param name="Number">The number in the list of wanted behaviour.</param>
/// <param name="Title">The behaviour; the expectations fail where it is absent.</param>
/// <param name="Build">Makes the graph anew, with the runs to do over it.</param>
public sealed record Scenario(int Number, string Title, Func<ScenarioGraph> Build)
{
    public override string ToString() => $"{Number} {Title}";
}
