namespace Search.Inference;

/// <summary>The clean-up of neural machine translation: drops control characters, turns others into spaces.</summary>
internal sealed class NmtNormalizer : CharacterNormalizer
{
    protected override void Append(int codePoint, AlignedText destination, TokenOffset place)
    {
        if (!IsDropped(codePoint))
        {
            destination.AppendCodePoint(IsSpace(codePoint) ? ' ' : codePoint, place.Start, place.End);
        }
    }

    private static bool IsDropped(int codePoint) => codePoint
        is (>= 0x1 and <= 0x8) or 0xB or (>= 0xE and <= 0x1F) or 0x7F or 0x8F or 0x9F;

    private static bool IsSpace(int codePoint) => codePoint
        is 0x9 or 0xA or 0xC or 0xD or 0x1680 or (>= 0x200B and <= 0x200F) or 0x2028 or 0x2029 or 0x2581 or 0xFEFF
        or 0xFFFD;
}
