namespace Search.Inference;

/// <summary>Lower-cases every character on its own; U+0130 becomes two.</summary>
internal sealed class LowercaseNormalizer : CharacterNormalizer
{
    protected override void Append(int codePoint, AlignedText destination, TokenOffset place)
    {
        destination.AppendCodePoint(UnicodeProperties.ToLower(codePoint), place.Start, place.End);
        if (codePoint == 0x130)
        {
            destination.Append('\u0307', place.Start, place.End);
        }
    }
}
