namespace Search.Pipeline.Tests.Graphs;

/// <summary>A built graph with the runs to do over it.</summary>
public sealed record ScenarioGraph(Graph Graph, params ScenarioRun[] Runs);
