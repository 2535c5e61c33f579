namespace Search.Inference;

/// <summary>Removes combining marks; it is to follow a decomposition.</summary>
internal sealed class StripAccentsNormalizer : CharacterNormalizer
{
    protected override void Append(int codePoint, AlignedText destination, TokenOffset place)
    {
        if (!UnicodeProperties.Is(codePoint, CharacterClasses.Mark))
        {
            destination.AppendCodePoint(codePoint, place.Start, place.End);
        }
    }
}
