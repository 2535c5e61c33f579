namespace Search.Inference;

/// <summary>
/// GPT-2's printable character for every byte: itself where it is printable in Latin-1, else one from U+0100 on.
/// </summary>
internal static class ByteAlphabet
{
    /// <summary>The character that stands for a space.</summary>
    public const char Space = 'Ġ';

    private static readonly char[] CharacterOfByte = MapBytes();
    private static readonly Dictionary<char, byte> ByteOfCharacter =
        Enumerable.Range(0, 256).ToDictionary(value => CharacterOfByte[value], value => (byte)value);

    public static char ToCharacter(byte value) => CharacterOfByte[value];

    public static bool TryGetByte(char character, out byte value) => ByteOfCharacter.TryGetValue(character, out value);

    /// <summary>Appends a range of the text with its UTF-8 bytes as characters.</summary>
    public static void Append(AlignedText source, int start, int end, AlignedText destination)
    {
        for (var at = start; at < end;)
        {
            at = destination.AppendAscii(source, at, end, CharacterOfByte.AsSpan(0, 0x80));
            if (at < end)
            {
                at = AppendBytes(source, at, destination);
            }
        }
    }

    private static int AppendBytes(AlignedText source, int at, AlignedText destination)
    {
        var codePoint = UnicodeProperties.CodePointAt(source.Chars, at);
        var next = at + UnicodeProperties.UnitsOf(codePoint);
        Span<byte> bytes = stackalloc byte[4];
        foreach (var value in bytes[..UnicodeProperties.EncodeUtf8(codePoint, bytes)])
        {
            destination.Append(CharacterOfByte[value], source.StartOf(at), source.EndOf(next - 1));
        }

        return next;
    }

    private static char[] MapBytes()
    {
        var map = new char[256];
        var next = (char)256;
        for (var value = 0; value < map.Length; value++)
        {
            var isPrintable = value is (>= '!' and <= '~') or (>= 0xA1 and <= 0xAC) or >= 0xAE;
            map[value] = isPrintable ? (char)value : next++;
        }

        return map;
    }
}
