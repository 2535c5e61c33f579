namespace Search.Pipeline.Tests.Graphs;

/// <summary>The scenarios in the order of their numbers.</summary>
internal static class AllScenarios
{
    public static IReadOnlyList<Scenario> List { get; } =
    [
        .. BranchScenarios.All.Concat(LoopScenarios.All).Concat(DefaultScenarios.All)
            .Concat(CollectorScenarios.All).Concat(ApplicationScenarios.All)
            .OrderBy(scenario => scenario.Number),
    ];

    public static Scenario Of(int number) => List.Single(scenario => scenario.Number == number);
}
