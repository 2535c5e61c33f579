namespace Search.Inference;

/// <summary>The place of a token in the text it was read from, in UTF-16 units of the original text.</summary>
/// <param name="Start">Index of the token's first unit, 0-based.</param>
/// <param name="End">Index after the token's last unit; equal to <paramref name="Start"/> for a special token.</param>
public readonly record struct TokenOffset(int Start, int End);
