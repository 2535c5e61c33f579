using System.Collections;
using System.Globalization;

namespace Search.Pipeline.Tests.Graphs;

/// <summary>Results and visits as lines that can be compared.</summary>
internal static class Lines
{
    public static string[] OfOutputs(GraphResult result) =>
        [.. result.Outputs.Select(output => $"{output.Output} = {Text(output.Value)}")];

    public static string[] OfVisits(GraphResult result) => [.. result.Visits.Select(OfVisit)];

    public static string OfVisit(GraphVisit visit) =>
        string.Join(' ', [visit.Component, .. visit.Inputs.Select(input => $"{input.Key}={Text(input.Value)}")]);

    private static string Text(object? value) => value switch
    {
        null => "null",
        string text => text,
        IEnumerable list => $"[{string.Join(", ", list.Cast<object?>().Select(Text))}]",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
