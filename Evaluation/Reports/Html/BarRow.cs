namespace Search.Evaluation;

/// <summary>A row of a chart of bars.</summary>
/// <param name="Label">What the row is.</param>
/// <param name="Bars">Its bars, one under the other.</param>
internal sealed record BarRow(string Label, params IReadOnlyList<Bar> Bars);
