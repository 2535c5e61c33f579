namespace Search.Inference;

/// <summary>A step of a compiled expression; targets are relative to the step itself.</summary>
/// <param name="Kind">What the step does.</param>
/// <param name="First">The target tried first, or the one after a look-ahead.</param>
/// <param name="Second">The target tried when the first one fails.</param>
/// <param name="Set">What a character must be in.</param>
internal readonly record struct PatternInstruction(
    PatternInstructionKind Kind, int First = 0, int Second = 0, CharacterSet? Set = null);
