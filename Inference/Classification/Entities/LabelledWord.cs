namespace Search.Inference;

/// <summary>A word, or a token where words do not matter, with its likeliest label.</summary>
internal readonly record struct LabelledWord(int Label, double Score, int Start, int End);
