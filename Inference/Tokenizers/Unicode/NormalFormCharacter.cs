namespace Search.Inference;

/// <summary>A code point of a normal form, with its effect on alignment and its canonical combining class.</summary>
internal readonly record struct NormalFormCharacter(int CodePoint, int Change, int CombiningClass);
