using System.Globalization;
using System.Text;

namespace Search.Indexing;

/// <summary>Tells UTF-16 without a byte order mark from binary data.</summary>
/// <remarks>
/// Half of the bytes of English text in UTF-16 are NUL, and even Chinese has line breaks that hold one. What counts as
/// text has no control and no unassigned character, no broken surrogate pair, and some ASCII: half of it when it is
/// short, as any few bytes are some Chinese characters, and one character in fifty otherwise.
/// </remarks>
internal static class UnmarkedUtf16
{
    private const int ShortLength = 32;

    /// <summary>The encoding that the start of a file reads well in; null when it has no NUL or is no text.</summary>
    /// <param name="probe">The start of the file; the last character may be cut.</param>
    public static Encoding? Find(ReadOnlySpan<byte> probe)
    {
        var nul = probe.IndexOf((byte)0);
        if (nul < 0 || probe.Length < 4)
        {
            return null;
        }

        // In both byte orders, the first NUL is the upper half of a character of Latin script.
        var encoding = nul % 2 == 1 ? Encoding.Unicode : Encoding.BigEndianUnicode;
        return IsText(encoding.GetString(probe[..(probe.Length & ~1)])) ? encoding : null;
    }

    private static bool IsText(ReadOnlySpan<char> text)
    {
        if (char.IsHighSurrogate(text[^1]))
        {
            text = text[..^1];
        }

        var ascii = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (!IsTextCharacter(rune))
            {
                return false;
            }

            ascii += rune.IsAscii ? 1 : 0;
        }

        return ascii * (text.Length < ShortLength ? 2 : 50) >= text.Length;
    }

    private static bool IsTextCharacter(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control => rune.Value is '\t' or '\n' or '\r' or '\f' or 0x85,
        UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse => false,
        // What cannot be decoded comes as the replacement character.
        _ => rune != Rune.ReplacementChar,
    };
}
