namespace Search.Reader;

/// <summary>What a reader said to a labelled question.</summary>
/// <param name="NullGap">The gap of its best answer.</param>
/// <param name="Passages">How many passages it read, from 1.</param>
/// <param name="IsPositive">
/// What is to be told from the gap: that the best answer is right, or that there is an answer at all.
/// </param>
public readonly record struct CalibrationSample(double NullGap, int Passages, bool IsPositive);
