namespace Search.Inference;

/// <summary>A range of a text that a pattern matches, or that lies between two matches.</summary>
internal readonly record struct MatchSpan(int Start, int End, bool IsMatch);
