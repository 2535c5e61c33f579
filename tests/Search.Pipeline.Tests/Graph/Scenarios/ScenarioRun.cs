namespace Search.Pipeline.Tests.Graphs;

/// <summary>One run: what is given, and what has to come of it.</summary>
/// <param name="Inputs">What the caller gives.</param>
public sealed record ScenarioRun(GraphInputs Inputs)
{
    /// <summary>The outputs, as <c>component.output = value</c>.</summary>
    public string[] Outputs { get; init; } = [];

    /// <summary>The visits in their order, as <c>component input=value</c>, defaults included.</summary>
    public string[] Visits { get; init; } = [];

    /// <summary>Outputs that are asked for though others receive them.</summary>
    public OutputSocket[] Include { get; init; } = [];

    /// <summary>The components that the warnings name.</summary>
    public string[] Waiting { get; init; } = [];

    /// <summary>A part of the message of the failure that has to come; null when none has.</summary>
    public string? Failure { get; init; }
}
