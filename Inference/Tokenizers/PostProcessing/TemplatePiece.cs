namespace Search.Inference;

/// <summary>A part of a template: a special token, or one of the sequences.</summary>
/// <param name="Sequence">0 or 1 for a sequence, −1 for a special token.</param>
/// <param name="Id">Id of the special token.</param>
/// <param name="TypeId">Segment id of all that the part stands for.</param>
internal readonly record struct TemplatePiece(int Sequence, int Id, int TypeId)
{
    public bool IsSpecial => Sequence < 0;
}
