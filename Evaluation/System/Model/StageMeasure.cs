namespace Search.Evaluation;

/// <summary>A figure of a stage.</summary>
/// <param name="Name">What it is: <c>passage recall@10</c>, <c>exact</c>, <c>f1</c>.</param>
/// <param name="Integrated">In the system, given what the stages before it gave; null: no such figure.</param>
/// <param name="Isolated">Alone, given what it would get from a perfect stage before it; null likewise.</param>
public sealed record StageMeasure(string Name, double? Integrated = null, double? Isolated = null);
