namespace Search.Inference;

/// <summary>
/// A token of a word being merged, in a linked list by index; −1 ends it. Without bytes it has been merged away.
/// </summary>
internal record struct BytePairSymbol(int Id, int Bytes, int Previous, int Next);
