namespace Search.Inference;

/// <summary>A token of a word, with its place in the word.</summary>
internal readonly record struct WordToken(int Id, int Start, int End);
