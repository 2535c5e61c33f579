namespace Search.Inference;

/// <summary>Where a pattern goes on when what it tried fails.</summary>
internal readonly record struct BacktrackPoint(int Instruction, int At);
