namespace Search.Inference;

/// <summary>A label and how well it fits.</summary>
/// <param name="Label">The name of the label.</param>
/// <param name="Score">A probability from 0 to 1, or a logit with <see cref="ScoreFunction.Identity"/>.</param>
public readonly record struct LabelScore(string Label, double Score);
