namespace Search.Evaluation;

/// <summary>A line of a chart.</summary>
/// <param name="Style">The class that gives its colour and dashes.</param>
/// <param name="Name">What it is.</param>
/// <param name="Points">Its points, from left to right.</param>
internal sealed record LineSeries(string Style, string Name, IReadOnlyList<(double X, double Y)> Points);
