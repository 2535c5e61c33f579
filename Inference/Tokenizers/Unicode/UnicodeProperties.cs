using System.Text;

namespace Search.Inference;

/// <summary>
/// Character properties as of the Unicode versions that the reference tokenizers were built with. The runtime's own
/// tables are newer, and its normal forms do nothing in globalization-invariant mode.
/// </summary>
internal static class UnicodeProperties
{
    private const int PageBits = 8;
    private const int PageSize = 1 << PageBits;

    private static readonly UnicodeTables Tables = UnicodeTables.Load();
    private static readonly ushort[] Pages = Tables.ClassPages;
    private static readonly byte[] Classes = Tables.Classes;

    /// <summary>The classes of a code point.</summary>
    public static CharacterClasses ClassesOf(int codePoint) =>
        (CharacterClasses)Classes[(Pages[codePoint >> PageBits] << PageBits) | (codePoint & (PageSize - 1))];

    /// <summary>Whether a code point has one of the given classes.</summary>
    public static bool Is(int codePoint, CharacterClasses classes) =>
        (ClassesOf(codePoint) & classes) != CharacterClasses.None;

    /// <summary>Whether a code point has the White_Space property; no such character lies beyond the BMP.</summary>
    public static bool IsWhiteSpace(int codePoint) => codePoint <= char.MaxValue && char.IsWhiteSpace((char)codePoint);

    /// <summary>The lower-case form; of U+0130 only its first character, "i".</summary>
    public static int ToLower(int codePoint) =>
        codePoint < 0x80
            ? (uint)(codePoint - 'A') <= 'Z' - 'A' ? codePoint | 0x20 : codePoint
            : Tables.Lower.GetValueOrDefault(codePoint, codePoint);

    /// <summary>The canonical combining class, 0 for a starter.</summary>
    public static int CombiningClassOf(int codePoint) =>
        codePoint < 0x300 ? 0 : Tables.CombiningClasses.GetValueOrDefault(codePoint);

    /// <summary>
    /// The full decomposition, or null when the code point stays itself. Hangul syllables are not in it.
    /// </summary>
    public static int[]? DecompositionOf(int codePoint, bool compatibility)
    {
        if (codePoint < 0xA0)
        {
            return null;
        }

        if (compatibility && Tables.Compatibility.TryGetValue(codePoint, out var form))
        {
            return form;
        }

        return Tables.Canonical.GetValueOrDefault(codePoint);
    }

    /// <summary>The character composed of two, or −1; Hangul is not in it.</summary>
    public static int Compose(int first, int second) =>
        Tables.Compositions.GetValueOrDefault(((long)first << 32) | (uint)second, -1);

    /// <summary>Reads the code point at a place of well-formed text.</summary>
    public static int CodePointAt(ReadOnlySpan<char> text, int index)
    {
        var unit = text[index];
        return char.IsHighSurrogate(unit) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1])
            ? char.ConvertToUtf32(unit, text[index + 1])
            : unit;
    }

    /// <summary>Reads the code point that ends before a place of well-formed text.</summary>
    public static int CodePointBefore(ReadOnlySpan<char> text, int index)
    {
        var unit = text[index - 1];
        return char.IsLowSurrogate(unit) && index > 1 && char.IsHighSurrogate(text[index - 2])
            ? char.ConvertToUtf32(text[index - 2], unit)
            : unit;
    }

    /// <summary>UTF-16 units of a code point: 1 or 2.</summary>
    public static int UnitsOf(int codePoint) => codePoint > char.MaxValue ? 2 : 1;

    /// <summary>UTF-8 bytes of a code point: 1 to 4.</summary>
    public static int Utf8BytesOf(int codePoint) =>
        codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint <= char.MaxValue ? 3 : 4;

    /// <summary>
    /// Writes a code point as UTF-8 and returns the number of bytes; a lone surrogate becomes U+FFFD.
    /// </summary>
    public static int EncodeUtf8(int codePoint, Span<byte> destination) =>
        (Rune.IsValid(codePoint) ? new Rune(codePoint) : Rune.ReplacementChar).EncodeToUtf8(destination);
}
