namespace Search.Evaluation;

/// <summary>A bar of a chart.</summary>
/// <param name="Style">The class that gives its colour.</param>
/// <param name="Share">Its length, 0 to 1.</param>
/// <param name="Text">Its value in words.</param>
/// <param name="Before">How far a paler bar goes on, 0 to 1: what was there a step before; 0 for none.</param>
internal sealed record Bar(string Style, double Share, string Text, double Before = 0);
