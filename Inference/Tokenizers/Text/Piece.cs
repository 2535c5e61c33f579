namespace Search.Inference;

/// <summary>A range of the text that the model reads on its own, or an added token found in the text.</summary>
/// <param name="Start">First unit.</param>
/// <param name="End">Unit after the last.</param>
/// <param name="TokenId">Id of the added token, or −1 for text.</param>
internal readonly record struct Piece(int Start, int End, int TokenId = -1)
{
    /// <summary>Whether the model still has to read it.</summary>
    public bool IsText => TokenId < 0;
}
