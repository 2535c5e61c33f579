namespace Search.Pipeline.Tests.Graphs;

/// <summary>The scenarios in the order of their numbers.</summary>
internal static class AllScenarios
{
    public static IReadOnlyList<Scenario> List { get; } =
    [
        .. new[] { BranchScenarios.All, LoopScenarios.All, DefaultScenarios.All, CollectorScenarios.All, ApplicationScenarios.All }.SelectMany(some => some)
            .OrderBy(scenario => scenario.Number),
    ];

    public static Scenario Of(int number) => List.Single(scenario => scenario.Number == number);
}
